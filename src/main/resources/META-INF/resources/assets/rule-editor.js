// The rule editor: line numbers, and what is wrong while it is typed. Without it the page checks on submit.
const form = document.getElementById('rule-editor');
if (form) {
  const text = document.getElementById('rules');
  const gutter = document.getElementById('gutter');
  const summary = document.getElementById('check-summary');
  const problems = document.getElementById('problems');
  let pending = null;
  let timer = 0;
  let wrong = new Set();

  const number = () => {
    const lines = text.value.split('\n').length;
    const numbers = document.createDocumentFragment();
    for (let line = 1; line <= lines; line++) {
      const span = document.createElement('span');
      span.textContent = (wrong.has(line) ? '\u25B8' : ' ') + line + '\n';
      if (wrong.has(line)) {
        span.className = 'wrong';
      }
      numbers.append(span);
    }
    gutter.replaceChildren(numbers);
    gutter.scrollTop = text.scrollTop;
  };

  const goTo = (line, column) => {
    const lines = text.value.split('\n');
    let at = 0;
    for (let i = 0; i < line - 1 && i < lines.length; i++) {
      at += lines[i].length + 1;
    }
    at += Math.min(column - 1, (lines[line - 1] ?? '').length);
    text.focus();
    text.setSelectionRange(at, at);
    text.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(text).lineHeight));
  };

  const show = (check) => {
    wrong = new Set(check.problems.filter((problem) => problem.here).map((problem) => problem.line));
    summary.textContent = check.valid
      ? `These rules can be put in force: ${check.rules} in the whole book.`
      : `${check.problems.length} ${check.problems.length === 1 ? 'problem' : 'problems'}: these rules would be refused.`;
    summary.classList.toggle('field-error', !check.valid);
    text.setAttribute('aria-invalid', String(!check.valid));
    problems.replaceChildren(...check.problems.map((problem) => {
      const item = document.createElement('li');
      const place = document.createElement(problem.here ? 'button' : 'code');
      place.textContent = `${problem.file}:${problem.line}:${problem.column}`;
      if (problem.here) {
        place.type = 'button';
        place.className = 'small';
        place.addEventListener('click', () => goTo(problem.line, problem.column));
      }
      item.append(place, ' ', problem.message);
      return item;
    }));
    number();
  };

  const check = async () => {
    pending?.abort();
    pending = new AbortController();
    try {
      const answer = await fetch(form.dataset.validate, {
        method: 'POST',
        signal: pending.signal,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ rules: text.value, file: form.elements.file.value || null }),
      });
      const body = await answer.json();
      if (answer.ok) {
        show(body);
      } else {
        summary.textContent = body.detail ?? body.title;
        summary.classList.add('field-error');
      }
    } catch (stopped) {
      if (stopped.name !== 'AbortError') {
        summary.textContent = 'Parallax cannot be asked at the moment.';
      }
    }
  };

  const edited = () => {
    number();
    // What was tried is not what stands here any more, so it is no longer offered.
    document.getElementById('offer')?.remove();
    clearTimeout(timer);
    timer = setTimeout(check, 350);
  };
  text.addEventListener('input', edited);
  form.elements.file.addEventListener('input', edited);
  text.addEventListener('scroll', () => { gutter.scrollTop = text.scrollTop; });
  if (text.value.trim() !== '') {
    check();
  } else {
    number();
  }
}

// A job's progress; the page is asked for again when it is over.
const job = document.querySelector('[data-job]');
if (job && job.dataset.state === 'RUNNING') {
  const bar = job.querySelector('progress');
  const words = job.querySelector('.job-words');
  const cancel = job.querySelector('[data-cancel]');
  cancel.hidden = false;
  cancel.addEventListener('click', () => fetch(job.dataset.job, { method: 'DELETE' }));
  const look = async () => {
    const answer = await fetch(job.dataset.job);
    const state = answer.ok ? await answer.json() : null;
    if (state?.state !== 'RUNNING') {
      location.reload();
      return;
    }
    bar.max = state.total || 1;
    bar.value = state.done;
    words.textContent = `running: ${state.done} of ${state.total} discrepancies`;
    setTimeout(look, 700);
  };
  look();
}
