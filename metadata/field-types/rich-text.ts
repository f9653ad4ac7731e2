import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { textPresence } from './conditions/presence.ts';
import { patternConditions } from './conditions/texts.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { parsePlainText } from './parse-plain-text.ts';
import { refuse } from './refuse.ts';
import { cleanRichText, readRichText } from './rich-text/read-rich-text.ts';
import { plainText, writeRichText } from './rich-text/rich-text.ts';

/** Of what is read; tags come on top. */
const defaultLength = 20_000;
const mostSource = 400_000;

/**
 * Text with headings, lists, emphasis and links. What comes in may be any HTML; what is kept is written anew from it with a few tags and no attribute but the
 * address of a link, so that nothing in it runs. Its words stand in a column of their own, for filters and search.
 */
export const richText: FieldType<'richText'> = {
  name: 'richText',
  label: { zh: '富文本', en: 'Rich text' },
  design: {
    icon: 'note',
    group: 'text',
    typed: true,
    example: { zh: '标题、列表、粗体、链接', en: 'Headings, lists, bold, links' },
    suits: /(正文|方案|条款|介绍|article|body|proposal|terms|biography)$/i,
    settings: [{ name: 'maxLength', label: { zh: '最多字符数', en: 'Most characters' }, takes: 'whole', min: 1, rare: true }],
  },
  options: z.strictObject({ maxLength: z.int().min(1).max(100_000).optional() }),
  source: 'columns',
  columns: () => [
    { suffix: '', type: 'text' },
    { suffix: '_html', type: 'text' },
  ],
  parse: parseHtml,
  parseText: (cell, field, _context) => parseHtml(isRichText(cell) ? cell : htmlOf(cell), field),
  join: (texts) => texts.join('\n'),
  toRow: (value) => [wordsOf(String(value)), value],
  fromRow: ([, html]) => html ?? null,
  textIsPart: true,
  toText: (value) => wordsOf(String(value)),
  toCell: (value) => String(value),
  schema: () => ({ type: 'string', maxLength: mostSource, contentMediaType: 'text/html' }),
  conditions: { ...patternConditions, ...textPresence },
  aggregates: ['count'],
  sortable: false,
  groupable: false,
  expressionType: () => 'text',
  searchText: (value) => (isRichText(String(value)) ? wordsOf(String(value)) : String(value)),
  samples: {
    field: { maxLength: 1000 },
    valid: [
      '<h2>方案</h2><p>先<strong>看</strong>，再谈。</p><ul><li><p>一</p></li><li><p>二</p></li></ul>',
      '<p>只有一行</p>',
      '<div onclick="alert(1)">a <a href="javascript:alert(1)">b</a> <a href="https://example.com/?a=1&amp;b=2">c</a></div>',
      '没有标签 &lt;b&gt;',
      '<pre><code>if (a &lt; b) {\n  c();\n}</code></pre><hr><blockquote><p>引<br>文</p></blockquote>',
    ],
    invalid: [
      1,
      {},
      ['<p>a</p>'],
      '<p>a\0b</p>',
      '\ud800',
      `<p>${'长'.repeat(1001)}</p>`,
      '<script>alert(1)</script>',
      '<p> </p>',
    ],
    texts: [
      ['第一行\n第二行 <b>', '<p>第一行</p><p>第二行 &lt;b&gt;</p>'],
      ['<p>已经<em>是</em>富文本</p>', '<p>已经<em>是</em>富文本</p>'],
    ],
  },
};

function parseHtml(input: unknown, field: Field & { maxLength?: number }): Parsed<string> {
  const text = parsePlainText(input, field, mostSource);
  if (!text.ok || text.value === null) return text;
  const html = cleanRichText(text.value);
  if (html === '') return { ok: true, value: null };
  const [max, length] = [field.maxLength ?? defaultLength, wordsOf(html).length];
  if (length > max) return refuse(field, 'tooLong', { max, length });
  return { ok: true, value: html };
}

/** What was kept begins with one of its blocks; a plain text does so by chance at most. */
function isRichText(text: string): boolean {
  return /^<(p|h[1-3]|pre|hr|blockquote|ul|ol)\b[^>]*>/.test(text);
}

/** Each line of a plain text is a paragraph. */
function htmlOf(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  return writeRichText(lines.map((line) => ({ tag: 'p', inlines: line === '' ? [] : [{ text: line, marks: [] }] })));
}

function wordsOf(html: string): string {
  return plainText(readRichText(html));
}
