import type { Field } from '../define/field.ts';
import type { Parsed } from './field-type.ts';
import { refuse, refuseType } from './refuse.ts';
import { joinList, splitList } from './split-list.ts';

/** How links to records are taken, checked and shown: `{ id }` once parsed, `{ id, title }` once the engine has looked. */
export type RecordLink = { id: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const mostLinks = 1000;
const expected = { zh: '记录标识（UUID）', en: "a record's id (UUID)" };

/** Takes an id or an object with one. Whether the record exists is for the engine to find out. */
export function parseLink(input: unknown, field: Field): Parsed<RecordLink> {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : input;
  return typeof id === 'string' && uuid.test(id)
    ? { ok: true, value: { id: id.toLowerCase() } }
    : refuseType(field, expected, input);
}

/** Takes an array of links; a record named twice is linked once. */
export function parseLinks(input: unknown, field: Field, max = mostLinks): Parsed<RecordLink[]> {
  if (!Array.isArray(input)) return refuseType(field, { zh: '记录标识的数组', en: "an array of records' ids" }, input);
  if (input.length > max) return refuse(field, 'tooMany', { max, count: input.length });
  const links = new Map<string, RecordLink>();
  for (const item of input) {
    const parsed = parseLink(item, field);
    if (!parsed.ok) return parsed;
    if (parsed.value) links.set(parsed.value.id, parsed.value);
  }
  return { ok: true, value: links.size ? [...links.values()] : null };
}

const linkSeparators = /[;；、\n]/;

/** Names of records, to be looked up by the engine. */
export function readLinkTexts(cell: string, field: Field): Parsed<{ text: string }[]> {
  const texts = splitList(cell, linkSeparators);
  if (texts.length > mostLinks) return refuse(field, 'tooMany', { max: mostLinks, count: texts.length });
  return { ok: true, value: texts.length ? texts.map((text) => ({ text })) : null };
}

/** A link as its title, or as its id where the reader may not know that. */
export function linkText(value: unknown): string {
  const { id, title } = value as { id: string; title?: string | null };
  return title || id;
}

/** A name with a separator in it stands in quotes. */
export function linkTexts(value: unknown, separator: string): string {
  return joinList((value as RecordLink[]).map(linkText), separator, linkSeparators);
}

/** Links in column or link-table form: their ids. */
export const linksInRows = {
  toRow: (value: unknown) => (value as RecordLink[]).map(({ id }) => id),
  fromRow: (ids: unknown[]) => (ids.length ? ids.map((id) => ({ id })) : null),
};

export const linkSchema = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, title: { type: ['string', 'null'] } },
  required: ['id'],
};

export const linkInputSchema = {
  anyOf: [{ type: 'string', format: 'uuid' }, linkSchema],
};

export const sampleIds = ['0190a5f0-0000-7000-8000-000000000001', '0190a5f0-0000-7000-8000-000000000002'] as const;
