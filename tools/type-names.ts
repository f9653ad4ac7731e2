/** Also names of a column's type in PostgreSQL, of a connector's setting and the like: they count beside a field only. */
const shared = new Set(['text', 'integer', 'date', 'url', 'file']);

/** Lines of a source that branch on the name of a field type: a comparison, a case, or a list of names. */
export function findTypeNames(text: string, names: readonly string[]): string[] {
  const quoted = (list: readonly string[]) => `'(?:${list.join('|')})'`;
  const any = quoted(names);
  const own = quoted(names.filter((name) => !shared.has(name)));
  const field = String.raw`(?:[fF]ield|[dD]efinition|fields\[\w+\])\??\.type`;
  const patterns = [
    new RegExp(String.raw`\btype\)? [!=]== ${own}`),
    new RegExp(`${field} [!=]== ${any}`),
    new RegExp(`${any} [!=]== ${field}`),
    new RegExp(String.raw`\bcase ${own}:`),
    new RegExp(String.raw`\[${any}, (?:${any}(?:, )?)+\]\)?(?:\.includes\([\w.?]*\btype\)|\);)`),
  ];
  return text.split('\n').flatMap((line) => (patterns.some((pattern) => pattern.test(line)) ? [line.trim()] : []));
}
