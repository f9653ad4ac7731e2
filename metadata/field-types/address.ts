import { z } from 'zod';
import type { Field } from '../define/field.ts';
import type { Address } from '../wire.ts';
import { addressParts as parts } from './address-parts.ts';
import { countAggregates } from './aggregate-sets.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { allMasked } from './mask.ts';
import { parsePlainText } from './parse-plain-text.ts';
import { readAddressText, writeParts } from './read-address-text.ts';
import { refuseType } from './refuse.ts';

const han = /\p{Script=Han}/u;
const partNames = Object.keys(parts) as (keyof Address)[];
const longest = 255;
const expected = {
  zh: '由 country、province、city、district、street、postcode 组成的地址',
  en: `an object of ${partNames.join(', ')}`,
};

/** One column each part, and one of all parts together that filters and search use. */
export const address: FieldType<'address'> = {
  name: 'address',
  label: { zh: '地址', en: 'Address' },
  design: {
    icon: 'map-pin',
    group: 'text',
    typed: true,
    example: { zh: '上海市浦东新区…', en: '1 Pudong Avenue, Shanghai' },
    suits: /(地址|住址|address)$/i,
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [...partNames.map((part) => ({ suffix: `_${part}`, type: 'text' })), { suffix: '_text', type: 'text' }],
  valueSuffix: '_text',
  parse: parseAddress,
  parseText: (cell, field) => parseAddress(readAddressText(cell), field),
  toRow: (value) => [...partNames.map((part) => (value as Address)[part] ?? null), together(value as Address) || null],
  fromRow(values) {
    const filled = partNames.flatMap((part, index) => (values[index] == null ? [] : [[part, values[index]]]));
    return filled.length ? Object.fromEntries(filled) : null;
  },
  comparable: (value) => together(value as Address),
  toText(value, _field, locale) {
    const { country, province, city, district, street, postcode } = value as Address;
    if (locale === 'zh' && !isForeign(value as Address))
      return [country, province, city === province ? '' : city, district, street, postcode && ` ${postcode}`]
        .filter(Boolean)
        .join('')
        .trim();
    const region = [province === city ? '' : province, postcode].filter(Boolean).join(' ');
    return [street, district, city, region, country].filter(Boolean).join(', ');
  },
  toCell(value, field, locale) {
    const text = address.toText(value, field, locale);
    const read = parseAddress(readAddressText(text), field);
    return read.ok && read.value && isSame(read.value as Address, value as Address) ? text : writeParts(value as Address, locale);
  },
  mask(value, field, locale) {
    const { street: _street, postcode: _postcode, ...seen } = value as Address;
    return Object.keys(seen).length === 0 ? allMasked : `${address.toText(seen, field, locale)} ****`;
  },
  schema: () => ({
    type: 'object',
    properties: Object.fromEntries(partNames.map((part) => [part, { type: 'string', maxLength: longest }])),
    additionalProperties: false,
  }),
  conditions: textConditions,
  foldsCase: true,
  aggregates: countAggregates.slice(0, 1),
  sortable: true,
  sortsByLanguage: true,
  groupable: false,
  expressionType: () => 'text',
  parts,
  searchText: (value) => partsOf(value as Address).join(isForeign(value as Address) ? ' ' : ''),
  searchVersion: 2,
  samples: {
    valid: [
      { province: '浙江省', city: '杭州市', district: '西湖区', street: '文三路 90 号' },
      { street: '1 Market St', country: 'US' },
    ],
    invalid: ['杭州市', { town: 'x' }, { city: 1 }, [], 5, { city: 'a\0' }, { street: 'x'.repeat(longest + 1) }],
    texts: [
      ['浙江省杭州市西湖区文三路90号', { province: '浙江省', city: '杭州市', district: '西湖区', street: '文三路90号' }],
      ['上海市浦东新区世纪大道1号', { province: '上海市', city: '上海市', district: '浦东新区', street: '世纪大道1号' }],
      ['1 Market St, San Francisco', { street: '1 Market St, San Francisco' }],
      [
        '中国浙江省杭州市西湖区文三路90号 310012',
        { country: '中国', province: '浙江省', city: '杭州市', district: '西湖区', street: '文三路90号', postcode: '310012' },
      ],
      [
        '中山路1号, 天山区, 乌鲁木齐市, 新疆维吾尔自治区 830002, 中国',
        {
          country: '中国',
          province: '新疆维吾尔自治区',
          city: '乌鲁木齐市',
          district: '天山区',
          street: '中山路1号',
          postcode: '830002',
        },
      ],
      ['建国路88号, 朝阳区, 北京市', { province: '北京市', city: '北京市', district: '朝阳区', street: '建国路88号' }],
      [
        '1 Main St, Suite 5, Austin, TX 78701, US',
        { country: 'US', province: 'TX', city: 'Austin', street: '1 Main St, Suite 5', postcode: '78701' },
      ],
      [
        'USTXAustin1 Main St, Suite 5 78701',
        { country: 'US', province: 'TX', city: 'Austin', street: '1 Main St, Suite 5', postcode: '78701' },
      ],
      ['XXTXAustin1 Main St 78701', { street: 'XXTXAustin1 Main St 78701' }],
      ['12 High St, Room 301, London', { street: '12 High St, Room 301, London' }],
    ],
  },
};

function isSame(a: Address, b: Address): boolean {
  return partNames.every((part) => a[part] === b[part]);
}

function together(address: Address): string {
  return partsOf(address).join('');
}

function partsOf(address: Address): string[] {
  return partNames.flatMap((part) => address[part] ?? []);
}

/** Its parts run together where nothing stands between them. */
function isForeign(address: Address): boolean {
  return !partsOf(address).some((part) => han.test(part));
}

function parseAddress(input: unknown, field: Field): Parsed<Address> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return refuseType(field, expected, input);
  if (!Object.keys(input).every((key) => Object.hasOwn(parts, key))) return refuseType(field, expected, input);
  const address: Address = {};
  for (const part of partNames) {
    const text = (input as Record<string, unknown>)[part] ?? '';
    const parsed = parsePlainText(text, field, longest);
    if (!parsed.ok) return parsed;
    if (parsed.value !== null) address[part] = parsed.value;
  }
  return { ok: true, value: Object.keys(address).length ? address : null };
}
