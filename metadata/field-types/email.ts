import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { countAggregates } from './aggregate-sets.ts';
import { cleanText } from './clean-text.ts';
import { sameInColumn } from './column-rows.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { refuse, showSeen } from './refuse.ts';

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
/** The rule of HTML's e-mail input, with letters of every script. */
const pattern = new RegExp(`^[\\p{L}\\p{N}.!#$%&'*+/=?^_\`{|}~-]{1,64}@${label}(?:\\.${label})*$`, 'u');
/** The same in every width, and no link. */
const longestCell = 1000;
const plain = /^[\w.+-]+@[\w.-]*\w$/;

export const email: FieldType<'email'> = {
  name: 'email',
  label: { zh: '邮箱', en: 'E-mail' },
  design: {
    icon: 'mail',
    group: 'text',
    typed: true,
    example: { zh: 'li.lei@example.com', en: 'li.lei@example.com' },
    suits: /(邮箱|邮件|e-?mail|mail)$/i,
    evident: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: parseEmail,
  parseText(cell, field) {
    if (plain.test(cell)) return parseEmail(cell, field);
    const found = cell.length > longestCell ? [cell] : addressesIn(cell);
    if (found.length > 1) return refuse(field, 'twoEmails', { seen: showSeen(cell) });
    const parsed = parseEmail(found[0], field);
    return parsed.ok ? parsed : refuse(field, 'badEmail', { seen: showSeen(cell) });
  },
  ...sameInColumn,
  toText: (value) => String(value),
  mask: (value) => String(value).replace(/^(.?)(.*)@/su, (_all, first, rest) => `${rest === '' ? '' : first}***@`),
  schema: () => ({ type: 'string', maxLength: 254 }),
  conditions: textConditions,
  foldsCase: true,
  aggregates: countAggregates,
  sortable: true,
  groupable: true,
  expressionType: () => 'text',
  searchedByDefault: true,
  reaches: 'mailto',
  searchText: (value) => String(value),
  samples: {
    valid: ['lin.xiao@Example.COM', '王芳@例子.中国', "o'neil+crm@localhost"],
    invalid: ['lin', 'a@b@c', 'a b@c.cn', '@c.cn', 'a@-c.cn', `a@${'x'.repeat(254)}.cn`, 1, '', 'a@b\0'],
    masked: [
      ['zhang.san@example.com', 'z***@example.com'],
      ['z@example.com', '***@example.com'],
    ],
    texts: [
      ['ROSE@Edge.com', 'ROSE@edge.com'],
      ['Rose Tyler <rose@edge.com>', 'rose@edge.com'],
      ['mailto:rose@edge.com?subject=Hi', 'rose@edge.com'],
      ['rose@edge.com\u200b.', 'rose@edge.com'],
      ['rose@edge.com.', 'rose@edge.com'],
      ['ｒｏｓｅ＠edge.com', 'rose@edge.com'],
    ],
  },
};

/** Addresses in a cell, without the names of whose they are and the signs around them; the whole cell where there is none. */
function addressesIn(cell: string): string[] {
  const clean = cleanText(cell);
  const pieces = clean.split(/[\s;,、；，<>"()[\]|/]+/).filter((piece) => piece.includes('@'));
  const found = pieces.map((piece) =>
    piece
      .replace(/^mailto:/i, '')
      .replace(/\?.*$/, '')
      .replace(/[.。:]+$/, ''),
  );
  return found.length > 0 ? [...new Set(found)] : [clean];
}

/** The domain is lower-cased; the part before `@` belongs to its server and stays. */
function parseEmail(input: unknown, field: Field): Parsed<string> {
  if (typeof input !== 'string' || input.length > 254 || !pattern.test(input)) {
    return refuse(field, 'badEmail', { seen: showSeen(input) });
  }
  const at = input.lastIndexOf('@');
  return { ok: true, value: input.slice(0, at) + input.slice(at).toLowerCase() };
}
