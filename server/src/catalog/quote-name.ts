/** A name as an SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal, for statements that take no values, such as those that change tables. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
