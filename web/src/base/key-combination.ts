/** One press: `mod+k` (⌘ on a Mac, Ctrl elsewhere), `shift+enter`, `?`, `arrowdown`. Letters are lower case. */
export type Combination = { key: string; mod: boolean; shift: boolean; alt: boolean };

export const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

const names: Record<string, string> = { space: ' ', esc: 'escape' };

/** Reads `g then h` as presses in turn: `'g h'`. */
export function parseKeys(keys: string): Combination[] {
  return keys.split(' ').map((press) => {
    const parts = press.toLowerCase().split('+');
    const key = parts.pop() || '+';
    return { key: names[key] ?? key, mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') };
  });
}

export function matchesPress(event: KeyboardEvent, wanted: Combination): boolean {
  if (event.key.toLowerCase() !== wanted.key || event.altKey !== wanted.alt) return false;
  if ((isMac ? event.metaKey : event.ctrlKey) !== wanted.mod) return false;
  // Signs such as ? need shift on some keyboards, so it counts for letters and named keys only.
  return /^[^\p{L}\p{N}]$/u.test(wanted.key) || event.shiftKey === wanted.shift;
}

/** Presses without ⌘ or Ctrl belong to the field while one has the focus. */
export function isPlainPress({ mod, key }: Combination): boolean {
  return !mod && key !== 'escape';
}

const symbols: Record<string, string> = {
  ' ': 'Space',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** What a key cap shows, one text per press: `['⌘K']`, `['G', 'H']`. */
export function keyCaps(keys: string): string[] {
  return parseKeys(keys).map(({ key, mod, shift, alt }) => {
    const name = symbols[key] ?? key.toUpperCase();
    if (isMac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
    return [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+');
  });
}
