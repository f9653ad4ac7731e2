const reloadedKey = 'tenon.reloadedAt';
const once = 10_000;

/** A page that was open while the server was upgraded asks for files that are gone: load the new version, but not in a circle. */
export function reloadWhenOutdated(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(reloadedKey) ?? 0);
    if (Date.now() - last < once) return;
    event.preventDefault();
    sessionStorage.setItem(reloadedKey, String(Date.now()));
    location.reload();
  });
}
