import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { relatedConditions } from './conditions/lists.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { linkSchema, linksInRows, linkTexts, parseLink, parseLinks, readLinkTexts, sampleIds } from './record-link.ts';
import { refuse, refuseType } from './refuse.ts';

const mostRows = 500;
const expected = {
  zh: '行的数组，每行是字段值的对象，已有的行带有 id；或 { save, remove }',
  en: 'an array of rows, each an object of values, with the id of one that is there already; or { save, remove }',
};

const rowsSchema = {
  type: 'array',
  maxItems: mostRows,
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid', description: 'Of a row that is there already.' },
      version: { type: 'integer', description: 'Refused when the row is at another version by now.' },
    },
    description: 'Values of the object that the rows are records of.',
  },
};

type Row = Record<string, unknown>;

/** Rows that change, and those that go; any other stays as it is. */
export type RowChanges = { save: Row[]; remove: string[] };

/**
 * Rows that are written with their record: those of the object `to` whose relation `via` points here. A writer gives all rows that there shall
 * be, and what is left out goes to the trash; or the rows to save and those to remove, and the rest stays.
 */
export const subTable: FieldType<'subTable'> = {
  name: 'subTable',
  label: { zh: '明细', en: 'Sub-table' },
  design: {
    icon: 'table',
    group: 'link',
    example: { zh: '订单的产品明细', en: 'The lines of an order' },
    suits: /(明细|明细表|lines|line items)$/i,
    settings: [
      { name: 'to', label: { zh: '关联的对象', en: 'Leads to' }, takes: 'object' },
      { name: 'via', label: { zh: '经由字段', en: 'By its field' }, takes: 'field', of: 'to', leadsBack: true },
    ],
  },
  options: z.strictObject({ to: z.string(), via: z.string() }),
  source: 'inverse',
  columns: () => [],
  children: ({ to, via }) => ({ object: to, via }),
  parse: parseRows,
  parseText: readLinkTexts,
  ...linksInRows,
  toText: (value, _field, locale) => linkTexts(value, { zh: '、', en: '; ' }[locale]),
  schema: () => ({ type: 'array', items: linkSchema }),
  inputSchema: () => ({
    anyOf: [
      { ...rowsSchema, description: 'All rows that there shall be: those that are left out go to the trash.' },
      {
        type: 'object',
        properties: { save: rowsSchema, remove: { type: 'array', items: { type: 'string', format: 'uuid' } } },
        additionalProperties: false,
        description: 'Rows that change and those that go; any other stays as it is.',
      },
    ],
  }),
  check(field, here) {
    here.pointsBack('via', field.to, field.via);
    here.field('via', field.to, field.via, {
      fits: (via) => via.required === true && 'onDelete' in via && via.onDelete === 'cascade',
      expected: { zh: '必填且随上级记录一起删除的关联字段', en: 'a relation that is required and deleted with its record' },
    });
  },
  conditions: {},
  relatedConditions,
  aggregates: ['count'],
  sortable: false,
  groupable: false,
  expressionType: () => 'none',
  target: (field) => ({ objects: [field.to], cardinality: 'many' }),
  samples: {
    field: { to: 'deal_line', via: 'deal' },
    valid: [[{ id: sampleIds[0] }], [{ id: sampleIds[1] }, { id: sampleIds[0] }]],
    invalid: [
      sampleIds[0],
      [sampleIds[0]],
      { rows: [] },
      { save: {} },
      { remove: ['x'] },
      [[]],
      [{ id: 'x' }],
      [{ id: sampleIds[0] }, { id: sampleIds[0] }],
      [{ id: sampleIds[0], version: '1' }],
      Array.from({ length: mostRows + 1 }, () => ({})),
    ],
  },
};

/** Whether values of a row suit their fields is for the pipeline of their object to find out. */
function parseRows(input: unknown, field: Field): Parsed<Row[] | RowChanges> {
  if (Array.isArray(input)) return parseList(input, field);
  if (typeof input !== 'object' || input === null) return refuseType(field, expected, input);
  const { save = [], remove = [], ...more } = input as Row;
  if (!Array.isArray(save) || !Array.isArray(remove) || Object.keys(more).length > 0) return refuseType(field, expected, input);
  const rows = parseList(save, field);
  const going = parseLinks(remove, field, mostRows);
  if (!rows.ok) return rows;
  if (!going.ok) return going;
  return { ok: true, value: { save: rows.value ?? [], remove: (going.value ?? []).map(({ id }) => id) } };
}

function parseList(input: readonly unknown[], field: Field): Parsed<Row[]> {
  if (input.length > mostRows) return refuse(field, 'tooMany', { max: mostRows, count: input.length });
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const row of input) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return refuseType(field, expected, row);
    const { id, version } = row as Row;
    const link = id === undefined ? undefined : parseLink(id, field);
    if (link && !link.ok) return link;
    const known = link?.value?.id;
    const isTwice = known !== undefined && seen.has(known);
    if (isTwice || (version !== undefined && !Number.isInteger(version))) return refuseType(field, expected, row);
    if (known !== undefined) seen.add(known);
    rows.push(known === undefined ? { ...row } : { ...row, id: known });
  }
  return { ok: true, value: rows };
}
