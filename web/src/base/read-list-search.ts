import type { ListSearch } from './paths.ts';

/** What an address says about a list. Parts that no list would write, as in a link typed by hand, count as not said. */
export function readListSearch(address: Record<string, unknown>): ListSearch {
  const said = Object.entries(parts).flatMap(([name, read]) => {
    const value = read(address[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(said);
}

type Read = (value: unknown) => unknown;

/** The router reads `q=2026` as a number. */
const text: Read = (value) => (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined);

const count: Read = (value) => (Number.isInteger(value) && (value as number) > 0 ? value : undefined);

const listOfFields: Read = (value) => (Array.isArray(value) && value.every(hasField) ? value : undefined);

const filter: Read = (value) => (isFilter(value) ? value : undefined);

const parts: Record<keyof ListSearch, Read> = {
  view: text,
  q: text,
  group: text,
  bucket: text,
  density: text,
  frozen: count,
  layout: text,
  peek: text,
  sort: listOfFields,
  columns: listOfFields,
  totals: listOfFields,
  filter,
};

function isFilter(value: unknown): boolean {
  if (!isObject(value)) return false;
  const inner = value.and ?? value.or;
  if (inner !== undefined) return Array.isArray(inner) && inner.every(isFilter);
  if ('not' in value) return isFilter(value.not);
  if ('some' in value) return typeof value.some === 'string' && (value.filter === undefined || isFilter(value.filter));
  return hasField(value) && typeof value.op === 'string';
}

function hasField(value: unknown): value is { field: string; [key: string]: unknown } {
  return isObject(value) && typeof value.field === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
