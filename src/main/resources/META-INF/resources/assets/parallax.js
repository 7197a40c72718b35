// What a page can do beyond being read. Every page is whole without it; nothing here makes markup from text.

// Times in the reader's own zone, the UTC they were written in as a hint.
const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const localise = (root) => {
  for (const place of root.querySelectorAll('[data-times]')) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (text) =>
      text.parentElement.closest('time') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = [];
    while (walker.nextNode()) {
      texts.push(walker.currentNode);
    }
    for (const text of texts) {
      const parts = text.data.split(/(\d{4}-\d\d-\d\d \d\d:\d\d UTC)/);
      if (parts.length > 1) {
        text.replaceWith(...parts.map((part, i) => (i % 2 === 0 ? part
          : Object.assign(document.createElement('time'), {
            dateTime: part.replace(' UTC', 'Z').replace(' ', 'T'), textContent: part }))));
      }
    }
  }
  for (const time of root.querySelectorAll('time[datetime]:not([title])')) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) {
      time.title = time.textContent;
      time.textContent = local.format(moment);
    }
  }
};

// Light or dark: the button turns the scheme over and the choice is kept.
const themeButton = document.querySelector('[data-theme-toggle]');
if (themeButton) {
  const root = document.documentElement;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches);
  const say = () => themeButton.setAttribute('aria-pressed', String(dark()));
  themeButton.hidden = false;
  themeButton.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    try {
      localStorage.setItem('parallax-theme', root.dataset.theme);
    } catch (noStorage) {
      // It holds for this page.
    }
    say();
    document.dispatchEvent(new CustomEvent('parallax:theme'));
  });
  say();
}

// Copy what stands in the code block beside the button.
const copyable = (root) => {
  for (const button of root.querySelectorAll('.copyable > .copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector('code').textContent);
      const words = button.textContent;
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = words; }, 1500);
    });
  }
};

// Part of a page takes the place of its older self: the page is asked for again and only that part is put in.
let pending = null;
const swap = async (part, url) => {
  pending?.abort();
  pending = new AbortController();
  const { signal } = pending;
  try {
    const answer = await fetch(url, { signal, headers: { Accept: 'text/html' } });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part);
    if (!fresh) {
      location.assign(url);
      return;
    }
    const old = document.getElementById(part);
    old.replaceChildren(...fresh.childNodes);
    ready(old);
    history.replaceState(null, '', url);
  } catch (stopped) {
    if (!signal.aborted) {
      location.assign(url);
    }
  }
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-swap]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    swap(link.dataset.swap, link.href);
  }
});

// A filter that answers while it is typed.
const filter = document.querySelector('form[data-live]');
if (filter) {
  let timer = 0;
  const asked = () => {
    const fields = [...new FormData(filter)].filter(([, value]) => value !== '');
    return filter.getAttribute('action') + (fields.length ? '?' + new URLSearchParams(fields) : '');
  };
  const show = () => {
    clearTimeout(timer);
    swap('list', asked());
  };
  filter.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  filter.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
}

// A long table that is narrowed while one types.
for (const input of document.querySelectorAll('input[data-rows-of]')) {
  const rows = [...document.getElementById(input.dataset.rowsOf).tBodies[0].rows].map((row) => [row, row.cells[0].textContent.toLowerCase()]);
  input.form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => {
    const asked = input.value.trim().toLowerCase();
    for (const [row, name] of rows) {
      row.hidden = !name.includes(asked);
    }
  });
}

// Long work: a form that starts it, then its progress and a button to cancel it.
const say = (place, ...parts) => {
  place.hidden = false;
  place.replaceChildren(...parts);
};
const span = (text) => Object.assign(document.createElement('span'), { textContent: text });
const follow = async (place, job) => {
  const progress = document.createElement('progress');
  const words = span('');
  const cancel = Object.assign(document.createElement('button'), { type: 'button', className: 'small', textContent: 'Cancel' });
  progress.setAttribute('aria-label', 'Progress');
  cancel.addEventListener('click', () => fetch('/api/v1/jobs/' + job.id, { method: 'DELETE' }));
  say(place, words, progress, cancel);
  for (let now = job; ; ) {
    words.textContent = 'Asking both sides again: ' + now.done + ' of ' + now.total;
    progress.max = Math.max(1, now.total);
    progress.value = now.done;
    if (now.state !== 'RUNNING' && now.state !== 'WAITING') {
      const again = Object.assign(document.createElement('a'), { href: location.href, className: 'button small', textContent: 'Show what it is now' });
      say(place, span({ DONE: 'Done. ', CANCELLED: 'Cancelled. ', FAILED: 'Failed. ' }[now.state] + (now.summary ?? '')), again);
      return;
    }
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    const answer = await fetch('/api/v1/jobs/' + job.id);
    if (!answer.ok) {
      say(place, span('Parallax no longer remembers this work.'));
      return;
    }
    now = await answer.json();
  }
};
for (const form of document.querySelectorAll('form[data-job]')) {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const place = document.getElementById(form.dataset.job);
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' } });
      const told = (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json() : {};
      if (answer.status === 202) {
        await follow(place, told);
      } else {
        say(place, span(told.detail ?? 'This was refused, with status ' + answer.status + '.'));
      }
    } catch (unreachable) {
      say(place, span('Parallax does not answer.'));
    }
    button.disabled = false;
  });
}

// Keys: / to the search, j and k through the rows or samples, Enter opens, [ and ] to the page before and after.
const typing = (element) => element.closest('input, textarea, select, [contenteditable]') !== null;
const step = (way) => {
  const rows = [...document.querySelectorAll('[data-rows] > tr')];
  if (rows.length === 0) {
    return;
  }
  const at = rows.findIndex((row) => row.classList.contains('at'));
  const next = Math.min(rows.length - 1, Math.max(0, at + way));
  rows[at]?.classList.remove('at');
  rows[next].classList.add('at');
  rows[next].querySelector('a')?.focus();
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
    if (event.key === 'Escape') {
      event.target.blur();
    }
    return;
  }
  const act = {
    '/': () => document.querySelector('input[type=search]')?.focus(),
    j: () => step(1),
    k: () => step(-1),
    '[': () => document.querySelector('a[rel=prev]')?.click(),
    ']': () => document.querySelector('a[rel=next]')?.click(),
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

const ready = (root) => {
  localise(root);
  copyable(root);
};
ready(document);
