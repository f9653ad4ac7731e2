const most = 1000;

/**
 * The entries of a cell that lists several, without outer space and blanks; never more than a thousand and one are looked for. An entry
 * in quotes may hold separators: `"Foo; Bar"; Baz`.
 */
export function splitList(cell: string, separators: RegExp): string[] {
  const entries = cell.includes('"') ? splitQuoted(cell, separators) : cell.split(separators, most + 1);
  return entries.map((entry) => entry.trim()).filter(Boolean);
}

/** A list that `splitList` takes apart again: what would not come back as it is stands in quotes. */
export function joinList(entries: readonly string[], separator: string, separators: RegExp): string {
  const isPlain = (entry: string) => !separators.test(entry) && !entry.startsWith('"') && entry.trim() === entry;
  return entries.map((entry) => (isPlain(entry) ? entry : inQuotes(entry))).join(separator);
}

/** As one entry of a list, whatever separators it holds: quotes within are doubled. */
export function inQuotes(entry: string): string {
  return `"${entry.replaceAll('"', '""')}"`;
}

/** Quotes count where they hold a whole entry: in `5" pipe; 6" pipe` they are inches. */
function splitQuoted(cell: string, separators: RegExp): string[] {
  const quoted = new RegExp(`^\\s*"((?:[^"]|"")*)"[^\\S\\n]*(?=${separators.source}|$)`);
  const entries: string[] = [];
  for (let rest = cell; rest !== '' && entries.length <= most; ) {
    const [whole, inner] = quoted.exec(rest) ?? [];
    const end = whole?.length ?? rest.search(separators);
    const length = end < 0 ? rest.length : end;
    entries.push(inner?.replaceAll('""', '"') ?? rest.slice(0, length));
    rest = rest.slice(length + 1);
  }
  return entries;
}
