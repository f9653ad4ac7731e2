import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { sameInColumn } from './column-rows.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { countAggregates, textOperators } from './operator-sets.ts';
import { refuse, showSeen } from './refuse.ts';

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
/** The rule of HTML's e-mail input, with letters of every script. */
const pattern = new RegExp(`^[\\p{L}\\p{N}.!#$%&'*+/=?^_\`{|}~-]{1,64}@${label}(?:\\.${label})*$`, 'u');
/** The same in every width, and no link. */
const plain = /^[\w.+-]+@[\w.-]+$/;

export const email: FieldType<'email'> = {
  name: 'email',
  label: { zh: '邮箱', en: 'E-mail' },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: parseEmail,
  parseText: (cell, field) => parseEmail(plain.test(cell) ? cell : cell.normalize('NFKC').replace(/^mailto:/i, ''), field),
  ...sameInColumn,
  toText: (value) => String(value),
  schema: () => ({ type: 'string', maxLength: 254 }),
  operators: textOperators,
  aggregates: countAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'text',
  searchedByDefault: true,
  searchText: (value) => String(value),
  samples: {
    valid: ['lin.xiao@Example.COM', '王芳@例子.中国', "o'neil+crm@localhost"],
    invalid: ['lin', 'a@b@c', 'a b@c.cn', '@c.cn', 'a@-c.cn', `a@${'x'.repeat(254)}.cn`, 1, '', 'a@b\0'],
    texts: [['ROSE@Edge.com', 'ROSE@edge.com']],
  },
};

/** The domain is lower-cased; the part before `@` belongs to its server and stays. */
function parseEmail(input: unknown, field: Field): Parsed<string> {
  if (typeof input !== 'string' || input.length > 254 || !pattern.test(input)) {
    return refuse(field, 'badEmail', { seen: showSeen(input) });
  }
  const at = input.lastIndexOf('@');
  return { ok: true, value: input.slice(0, at) + input.slice(at).toLowerCase() };
}
