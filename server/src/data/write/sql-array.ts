/** The array that carries one value per row: lists within lists travel as text, everything else as it is stored. */
export function arrayType(columnType: string): string {
  const bare = columnType.replace(/\(.*\)/, '');
  return bare.endsWith('[]') ? 'text[]' : `${bare}[]`;
}

/** What an element of such an array is turned back into. */
export function elementCast(columnType: string): string {
  return columnType.endsWith('[]') ? `::${columnType}` : '';
}

/** One column's value as an element of such an array. */
export function arrayElement(columnType: string, value: unknown): unknown {
  if (value == null) return null;
  if (columnType.endsWith('[]')) return arrayLiteral(value as string[]);
  return columnType === 'jsonb' ? JSON.stringify(value) : value;
}

/** What stands in a list without quotes; each quote would have to be escaped once more on its way. */
const bare = /^(?!null$)[\p{L}\p{M}\p{N}_]+$/iu;

/** A list as PostgreSQL writes it: `{a,b}`, or `{"a b","c"}`. */
export function arrayLiteral(items: readonly string[]): string {
  if (items.every((item) => bare.test(item))) return `{${items.join(',')}}`;
  return `{${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}
