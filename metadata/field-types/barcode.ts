import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { articleCheck } from '../expression/checksums.ts';
import { countAggregates } from './aggregate-sets.ts';
import { cleanText } from './clean-text.ts';
import { sameInColumn } from './column-rows.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { parsePlainText } from './parse-plain-text.ts';
import { refuseType } from './refuse.ts';

/** What can be drawn, and how long it may be so that a camera still reads it. */
const formats = {
  qr: { label: { zh: '二维码（QR）', en: 'QR code' }, max: 500 },
  code128: { label: { zh: '一维码（Code 128）', en: 'Bar code (Code 128)' }, max: 80 },
  ean13: { label: { zh: '商品条码（EAN-13）', en: 'Article number (EAN-13)' }, max: 13 },
} as const;

const printable = { zh: '英文字母、数字和符号', en: 'letters, digits and signs of ASCII' };
const article = { zh: '13 位商品条码，末位校验码须正确', en: 'an article number of 13 digits with a right last one' };

/** A text that is drawn as a code, and scanned with a camera. */
export const barcode: FieldType<'barcode'> = {
  name: 'barcode',
  label: { zh: '条码 / 二维码', en: 'Bar code / QR code' },
  design: {
    icon: 'barcode',
    group: 'text',
    typed: true,
    example: { zh: '6901234567892', en: '6901234567892' },
    suits: /(条码|条形码|二维码|序列号|bar ?code|qr ?code|serial number|ean|sku)$/i,
    settings: [
      {
        name: 'format',
        label: { zh: '码制', en: 'Kind of code' },
        takes: 'oneOf',
        choices: Object.entries(formats).map(([value, { label }]) => ({ value, label })),
      },
    ],
  },
  options: z.strictObject({ format: z.enum(['qr', 'code128', 'ean13']).optional() }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: parseCode,
  parseText: parseCode,
  ...sameInColumn,
  toText: (value) => String(value),
  schema: ({ format = 'qr' }) => ({ type: 'string', maxLength: formats[format].max }),
  conditions: textConditions,
  foldsCase: true,
  aggregates: countAggregates,
  sortable: true,
  groupable: false,
  expressionType: () => 'text',
  searchText: (value) => String(value),
  samples: {
    field: { format: 'code128' },
    valid: ['SN-2026/0001', '6901234567892', 'a b'],
    invalid: [1, true, [], 'a\0b', '序列号', 'x'.repeat(81), '\ud800'],
    texts: [['  ＳＮ－１ ', 'SN-1']],
  },
};

function parseCode(input: unknown, field: FieldOf<'barcode'>): Parsed<string> {
  const format = field.format ?? 'qr';
  const isShort = typeof input === 'string' && input.length < 2000;
  const clean = isShort ? (format === 'qr' ? input.trim() : cleanText(input)) : input;
  const text = parsePlainText(clean, field, formats[format].max);
  if (!text.ok || text.value === null || format === 'qr') return text;
  if (format === 'code128') return /^[ -~]+$/.test(text.value) ? text : refuseType(field, printable, input);
  // Scanners give the American ones without their zero.
  const digits = text.value.replace(/[\s-]/g, '').padStart(13, '0');
  const isRight = /^\d{12,13}$/.test(text.value.replace(/[\s-]/g, '')) && articleCheck(digits.slice(0, 12)) === digits[12];
  return isRight ? { ok: true, value: digits } : refuseType(field, article, input);
}
