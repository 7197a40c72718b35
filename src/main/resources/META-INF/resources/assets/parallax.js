// What a page can do beyond being read. Every page is whole without it; nothing here makes markup from text.

// Times in the reader's own zone, the UTC they were written in as a hint.
const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const localise = (root) => {
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

// A list whose filter answers while it is typed: the same page is asked for, and its list takes the old one's place.
const filter = document.querySelector('form[data-live]');
const list = document.getElementById('list');
if (filter && list) {
  let pending = null;
  let timer = 0;
  const show = async (url) => {
    pending?.abort();
    pending = new AbortController();
    try {
      const answer = await fetch(url, { signal: pending.signal, headers: { Accept: 'text/html' } });
      if (!answer.ok) {
        location.assign(url);
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('list');
      list.replaceChildren(...fresh.childNodes);
      ready(list);
      history.replaceState(null, '', url);
    } catch (stopped) {
      if (stopped.name !== 'AbortError') {
        location.assign(url);
      }
    }
  };
  const asked = () => {
    const fields = [...new FormData(filter)].filter(([, value]) => value !== '');
    return filter.getAttribute('action') + (fields.length ? '?' + new URLSearchParams(fields) : '');
  };
  filter.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(asked()), 120);
  });
  filter.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show(asked());
  });
  list.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-swap]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(link.getAttribute('href'));
      list.scrollIntoView({ block: 'start' });
    }
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
