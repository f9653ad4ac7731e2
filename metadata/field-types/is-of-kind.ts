/** A file as the server keeps it; `type` is what its content shows it to be. */
export type KeptFile = { name: string; type: string; size: number };

/** What its first bytes do not show, as those of texts do not. */
const unknown = 'application/octet-stream';

/** Extensions that mean the same. */
const alike: Record<string, string> = { jpeg: 'jpg', tiff: 'tif', htm: 'html', yaml: 'yml' };

/**
 * Is it a file of the kind, `.pdf` or `image/*` as browsers have it? Of texts only the extension can be known: one that shows nothing else is taken as
 * one.
 */
export function isOfKind({ name, type }: Pick<KeptFile, 'name' | 'type'>, kind: string): boolean {
  if (kind.startsWith('.')) return sameExtension(extensionOf(name), kind.slice(1));
  if (type === unknown) return kind.startsWith('text/') || kind === unknown;
  return kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind;
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function sameExtension(one: string, other: string): boolean {
  return (alike[one] ?? one) === (alike[other] ?? other);
}
