import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { keyedList } from '../define/keyed-list.ts';
import { countAggregates } from './aggregate-sets.ts';
import { equality } from './conditions/equality.ts';
import { presence } from './conditions/presence.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { linkText, parseLink, type RecordLink, sampleIds } from './record-link.ts';
import { refuse, refuseType, showSeen } from './refuse.ts';

type PolymorphicLink = RecordLink & { object: string };

const expected = { zh: '{ object, id }', en: '{ object, id }' };

/** A link to a record of one of several objects. */
export const polymorphic: FieldType<'polymorphic'> = {
  name: 'polymorphic',
  label: { zh: '多对象关联', en: 'Relation to several objects' },
  design: {
    icon: 'arrows-split',
    group: 'link',
    typed: true,
    example: { zh: '任一对象的记录', en: 'A record of any object' },
    begins: { to: ['*'] },
    ofRecord: true,
    settings: [{ name: 'to', label: { zh: '可关联的对象', en: 'May lead to' }, takes: 'objects' }],
  },
  options: z.strictObject({ to: keyedList(z.array(z.string()).min(1).max(50)) }),
  source: 'columns',
  columns: () => [
    { suffix: '_object', type: 'text' },
    { suffix: '_id', type: 'uuid' },
  ],
  valueSuffix: '_id',
  parse: parsePolymorphicLink,
  parseText: (cell) => ({ ok: true, value: { text: cell } }),
  toRow(value) {
    const { object, id } = value as PolymorphicLink;
    return [object, id];
  },
  fromRow: ([object, id]) => (id == null ? null : { object, id }),
  comparable: (value) => (value as PolymorphicLink).id,
  toText: linkText,
  schema: (field) => linkSchemaOf(field),
  conditions: { ...equality, ...presence },
  aggregates: countAggregates,
  sortable: false,
  groupable: false,
  expressionType: () => 'reference',
  target: (field) => ({ objects: field.to, cardinality: 'one' }),
  samples: {
    field: { to: ['account', 'deal'] },
    valid: [
      { object: 'account', id: sampleIds[0] },
      { object: 'deal', id: sampleIds[1], title: '年度框架' },
    ],
    invalid: [sampleIds[0], { id: sampleIds[0] }, { object: 'lead', id: sampleIds[0] }, { object: 'deal', id: 'x' }, 5, []],
    texts: [['榫卯科技', { text: '榫卯科技' }]],
  },
};

function parsePolymorphicLink(input: unknown, field: FieldOf<'polymorphic'>): Parsed<PolymorphicLink> {
  const object = typeof input === 'object' && input !== null && 'object' in input ? input.object : undefined;
  if (typeof object !== 'string') return refuseType(field, expected, input);
  if (!field.to.includes(object)) return refuse(field, 'wrongObject', { seen: showSeen(object) });
  const link = parseLink(input, field);
  if (!link.ok || !link.value) return refuseType(field, expected, input);
  return { ok: true, value: { object, id: link.value.id } };
}

function linkSchemaOf(field: FieldOf<'polymorphic'>): Record<string, unknown> {
  return {
    type: 'object',
    properties: {
      object: { type: 'string', enum: field.to },
      id: { type: 'string', format: 'uuid' },
      title: { type: ['string', 'null'] },
    },
    required: ['object', 'id'],
  };
}
