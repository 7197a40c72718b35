// Comparisons as they happen. Keys: p pauses. Rows are kept short of what makes a page slow.
const MOST_ROWS = 200;
const rows = document.getElementById('live-rows');
if (rows) {
  const table = document.getElementById('live');
  const list = document.getElementById('live-list');
  const empty = document.getElementById('live-empty');
  const state = document.getElementById('live-state');
  const pauseButton = document.getElementById('pause');
  const announceButton = document.getElementById('announce');
  const counts = document.getElementById('live-counts');
  const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
  const figure = new Intl.NumberFormat(undefined);
  const millis = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
  const tones = { MATCH: 'good', MISMATCH: 'bad', UNSTABLE: 'wait', VACUOUS: 'wait', NOT_COMPARED: '' };
  const shapes = { MATCH: '\u2713', MISMATCH: '\u2715', UNSTABLE: '\u21C5', VACUOUS: '\u25CB', NOT_COMPARED: '\u2013' };
  const seen = new Map();
  let dropped = 0;
  let missed = 0;
  let paused = false;
  const words = (name) => name.toLowerCase().replaceAll('_', ' ');

  document.getElementById('live-controls').hidden = false;
  empty.hidden = false;

  const cell = (content, style) => {
    const td = document.createElement('td');
    if (style) {
      td.className = style;
    }
    td.append(content);
    return td;
  };
  const link = (text, href) => {
    const a = document.createElement('a');
    a.href = href;
    a.textContent = text;
    return a;
  };
  const row = (event) => {
    const tr = document.createElement('tr');
    const time = document.createElement('time');
    time.dateTime = event.at;
    time.title = event.at;
    time.textContent = clock.format(new Date(event.at));
    const tenant = document.createElement('th');
    tenant.scope = 'row';
    tenant.append(link(event.tenant, '/tenants/' + encodeURIComponent(event.tenant)));
    const operation = document.createElement('code');
    operation.textContent = event.operation;
    const outcome = document.createElement('span');
    outcome.className = 'chip ' + tones[event.outcome];
    outcome.textContent = `${shapes[event.outcome]} ${words(event.outcome)}${event.reason ? ': ' + words(event.reason) : ''}`;
    const differences = document.createElement('span');
    if (event.kinds.length > 0) {
      const query = new URLSearchParams({ tenant: event.tenant, operation: event.operation });
      differences.append(link(event.kinds.map(words).join(', '), '/discrepancies?' + query));
      if (event.severity) {
        differences.append(` (${words(event.severity)})`);
      }
    }
    if (event.masked > 0) {
      differences.append(` ${event.masked} masked`);
    }
    const took = (value) => cell(value === undefined ? '' : `${millis.format(value)} ms`, 'num');
    tr.append(cell(time), tenant, cell(operation), cell(outcome), cell(differences), took(event.legacyMillis), took(event.candidateMillis));
    return tr;
  };

  const say = () => {
    state.textContent = (paused ? `Paused; ${figure.format(missed)} came since.` : 'Live.')
      + (dropped ? ` ${figure.format(dropped)} not shown, they came too fast.` : '');
  };
  const count = () => {
    counts.replaceChildren(...[...seen].map(([outcome, times]) => {
      const item = document.createElement('li');
      item.className = outcome.toLowerCase().replaceAll('_', '-');
      item.textContent = `${shapes[outcome]} ${words(outcome)} ${figure.format(times)}`;
      return item;
    }));
  };
  const pause = () => {
    paused = !paused;
    missed = 0;
    pauseButton.setAttribute('aria-pressed', String(paused));
    pauseButton.textContent = paused ? 'Go on' : 'Pause';
    say();
  };
  pauseButton.addEventListener('click', pause);
  announceButton.addEventListener('click', () => {
    const on = rows.getAttribute('aria-live') === 'off';
    rows.setAttribute('aria-live', on ? 'polite' : 'off');
    announceButton.setAttribute('aria-pressed', String(on));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, select, textarea')) {
      pause();
    }
  });

  const asked = [...new FormData(document.getElementById('live-filter'))].filter(([, value]) => value !== '');
  const source = new EventSource(table.dataset.source + (asked.length ? '?' + new URLSearchParams(asked) : ''));
  source.addEventListener('open', say);
  source.addEventListener('error', () => {
    state.textContent = source.readyState === EventSource.CLOSED ? 'Closed; load the page again.' : 'Connection lost; trying again …';
  });
  source.addEventListener('message', (message) => {
    const batch = JSON.parse(message.data);
    dropped += batch.dropped;
    for (const event of batch.events) {
      seen.set(event.outcome, (seen.get(event.outcome) ?? 0) + 1);
    }
    if (paused) {
      missed += batch.events.length;
    } else if (batch.events.length > 0) {
      empty.hidden = true;
      list.hidden = false;
      rows.prepend(...batch.events.map(row).reverse());
      while (rows.childElementCount > MOST_ROWS) {
        rows.lastElementChild.remove();
      }
    }
    count();
    say();
  });
}
