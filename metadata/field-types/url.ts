import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { countAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { refuse, showSeen } from './refuse.ts';

const longest = 2048;

/** Only http and https, so that no link of ours can run a script. */
export const url: FieldType<'url'> = {
  name: 'url',
  label: { zh: '网址', en: 'URL' },
  design: {
    icon: 'world',
    group: 'text',
    typed: true,
    example: { zh: 'www.example.com', en: 'www.example.com' },
    suits: /(网址|网站|官网|链接|主页|url|website|web ?site|link|homepage)$/i,
    evident: /^(?:https?:\/\/|www\.)\S+$/i,
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: parseUrl,
  parseText: (cell, field) => parseUrl(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(cell) ? cell : `https://${cell}`, field),
  ...sameInColumn,
  toText: (value) => String(value),
  schema: () => ({ type: 'string', format: 'uri', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', maxLength: longest }),
  conditions: textConditions,
  foldsCase: true,
  aggregates: countAggregates,
  sortable: true,
  groupable: false,
  expressionType: () => 'text',
  searchText: (value) => String(value),
  samples: {
    valid: ['https://tenon.example/客户?id=1', 'http://localhost:3000'],
    invalid: ['javascript:alert(1)', 'tenon.example', 'ftp://a.b', 'https://', 'https://a b', 'http://a\nb', 1, ''],
    texts: [
      ['www.edge.com', 'https://www.edge.com'],
      ['edge.com:8080/x', 'https://edge.com:8080/x'],
    ],
  },
};

function parseUrl(input: unknown, field: Field): Parsed<string> {
  const isWeb = typeof input === 'string' && input.length <= longest && /^https?:\/\/[^\s\p{Cc}]+$/iu.test(input);
  return isWeb && input.isWellFormed() && URL.canParse(input)
    ? { ok: true, value: input }
    : refuse(field, 'badUrl', { seen: showSeen(input) });
}
