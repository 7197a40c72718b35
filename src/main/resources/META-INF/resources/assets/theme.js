// Before the first paint: the scheme this reader chose. Without a choice, or without storage, the system's preference holds.
try {
  const chosen = localStorage.getItem('parallax-theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
} catch (noStorage) {
  // Nothing was chosen.
}
