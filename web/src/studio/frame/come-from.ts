const storageKey = 'tenon.studio.from';

/** Keeps the page that the studio was opened from, for the way back. */
export function comeFrom(path: string | undefined): void {
  if (path?.startsWith('/') && !path.startsWith('//')) sessionStorage.setItem(storageKey, path);
}

export function wayBack(): string {
  return sessionStorage.getItem(storageKey) ?? '/';
}
