// Runs before the first paint: the theme last chosen, so that the page never flashes in the other one.
try {
  const { theme } = JSON.parse(localStorage.getItem('isobar:settings') ?? '{}');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {
  // Without a readable memory the system's theme stands.
}
