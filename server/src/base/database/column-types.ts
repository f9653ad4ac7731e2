import pg from 'pg';

const { builtins } = pg.types;

/**
 * How column values reach the engines: dates as `YYYY-MM-DD`, timestamps as ISO 8601 in UTC with milliseconds, numeric and bigint
 * as exact text. The driver's own Date objects would shift calendar dates by the server's time zone.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE) return (text: string) => text;
    if (oid === builtins.TIMESTAMPTZ) return isoInstant;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

/** `2026-11-21 10:00:00.5+00` → `2026-11-21T10:00:00.500Z`; sessions run in UTC. */
function isoInstant(text: string): string {
  if (text.length >= 22 && text.endsWith('+00') && text[10] === ' ') {
    const fraction = text.slice(20, -3);
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  }
  if (text.length === 22 && text.endsWith('+00')) return `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z`;
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
}
