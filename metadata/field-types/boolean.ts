import { z } from 'zod';
import { countAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { equality } from './conditions/equality.ts';
import { presence } from './conditions/presence.ts';
import type { FieldType } from './field-type.ts';
import { foldText } from './fold-text.ts';
import { refuseType } from './refuse.ts';

const yes = new Set(['是', '是的', '对', '有', '真', 'yes', 'y', 'true', 't', '1', '√', '✓', '✔', '✅', '☑', 'on', 'checked']);
const no = new Set([
  '否',
  '不',
  '不是',
  '非',
  '没有',
  '无',
  '假',
  'no',
  'n',
  'false',
  'f',
  '0',
  '×',
  '✗',
  '✘',
  '❌',
  '☐',
  'off',
  'unchecked',
]);
const longest = 100;
const expected = { zh: '是或否', en: 'yes or no' };

const { eq, ne } = equality;

export const boolean: FieldType<'boolean'> = {
  name: 'boolean',
  label: { zh: '是/否', en: 'Yes/No' },
  design: {
    icon: 'toggle-left',
    group: 'choice',
    example: { zh: '是 / 否', en: 'Yes / no' },
    suits: /(^是否.+|^已.+|启用|^(is|has|was) .+|active|enabled)$/i,
    evident: /^(?:是|否|对|错|yes|no|y|n|true|false|√|×|✓|✗)$/i,
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'boolean' }],
  parse: (input, field) => (typeof input === 'boolean' ? { ok: true, value: input } : refuseType(field, expected, input)),
  parseText(cell, field) {
    // As data frames write 1 and 0.
    const folded = cell.length > longest ? cell : foldText(cell).replace(/^([01])\.0+$/, '$1');
    if (yes.has(folded)) return { ok: true, value: true };
    return no.has(folded) ? { ok: true, value: false } : refuseType(field, expected, cell);
  },
  ...sameInColumn,
  toText: (value, _field, locale) => (value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })[locale],
  schema: () => ({ type: 'boolean' }),
  conditions: { eq, ne, ...presence },
  aggregates: countAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'boolean',
  samples: {
    valid: [true, false],
    invalid: ['true', 0, 1, [], '是'],
    texts: [
      ['是', true],
      ['FALSE', false],
      ['Ｙ', true],
      ['0', false],
      ['1.0', true],
      ['是的', true],
      ['有', true],
      ['✔️', true],
      ['非', false],
    ],
  },
};
