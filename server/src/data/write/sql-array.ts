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
  if (columnType.endsWith('[]')) return arrayLiteral(value as unknown[]);
  return columnType === 'jsonb' ? JSON.stringify(value) : value;
}

const sign = /["\\]/;

/** A list as PostgreSQL writes it: `{1,"a b",null}`. The driver writes the same in four times the time. */
export function arrayLiteral(items: readonly unknown[]): string {
  let text = '';
  for (const item of items) {
    if (text !== '') text += ',';
    if (item === null || item === undefined) text += 'null';
    else if (typeof item !== 'string') text += String(item);
    else if (sign.test(item)) text += `"${item.replace(/["\\]/g, '\\$&')}"`;
    else text += `"${item}"`;
  }
  return `{${text}}`;
}
