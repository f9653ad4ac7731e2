import { useRouter } from '@tanstack/react-router';

const storageKey = 'tenon.studio.from';

/** Keeps the page that the studio was opened from, for the way back. */
export function comeFrom(path: string | undefined): void {
  if (path?.startsWith('/') && !path.startsWith('//')) sessionStorage.setItem(storageKey, path);
}

/** Leads back there, with the view, words and conditions that stood in its address. */
export function useWayBack(): { to: string; search: Record<string, unknown> } {
  const { options } = useRouter();
  const [to = '/', search = ''] = (sessionStorage.getItem(storageKey) ?? '/').split(/\?(.*)/s);
  return { to, search: (options.parseSearch?.(search) ?? {}) as Record<string, unknown> };
}
