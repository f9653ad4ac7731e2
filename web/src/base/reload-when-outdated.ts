const reloadedKey = 'tenon.reloadedAt';
const once = 10_000;

/**
 * A page that was open while the server was upgraded asks for files that are gone: loads the new version and never ends, so that nothing of
 * the failure is seen meanwhile. Not in a circle: soon after it throws the error.
 */
export function reloadForNewVersion(error: unknown): Promise<never> {
  const last = Number(sessionStorage.getItem(reloadedKey) ?? 0);
  if (Date.now() - last < once) throw error;
  sessionStorage.setItem(reloadedKey, String(Date.now()));
  location.reload();
  return new Promise(() => undefined);
}
