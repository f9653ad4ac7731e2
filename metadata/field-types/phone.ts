import { type CountryCode, isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { countAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType, ParseContext, Parsed } from './field-type.ts';
import { allMasked, keepEnds } from './mask.ts';
import { readPhoneText } from './read-phone-text.ts';
import { refuse, showSeen } from './refuse.ts';
import { soughtInPhones } from './sought-in-phones.ts';

type PhoneField = FieldOf<'phone'>;

/**
 * What nearly every number is in China; the library takes thirty times as long to say the same. 179 begins the code of a carrier that is
 * dialled before a number.
 */
const homeMobile = /^1(?!79)[3-9]\d{9}$/;
const storedMobile = /^\+86(1(?!79)[3-9]\d{9})$/;
/** Of services, dialled as they are: 110, 10086, 95588. */
const serviceNumber = /^\d{3,6}$/;
const longest = 50;

/**
 * Kept as E.164 (`+8621…;ext=12`) where it is a number that can be dialled, read in the region of the field or else of the workspace;
 * otherwise as typed, so that nothing is lost and nothing is made up. Readers see which is which.
 */
export const phone: FieldType<'phone'> = {
  name: 'phone',
  label: { zh: '电话', en: 'Phone' },
  design: {
    icon: 'phone',
    group: 'text',
    typed: true,
    example: { zh: '138 0013 8000', en: '138 0013 8000' },
    suits: /(电话|手机号?|传真|联系方式|phone|mobile|fax|tel(ephone)?)$/i,
    evident: /^(?:\+\d[\d ()-]{6,18}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[- ]?\d{7,8})$/,
    settings: [{ name: 'region', label: { zh: '国家或地区', en: 'Country or region' }, takes: 'region', rare: true }],
  },
  options: z.strictObject({
    region: z
      .string()
      .refine((region) => isSupportedCountry(region))
      .optional(),
  }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse(input, field, context) {
    if (isMobile(input, field, context)) return { ok: true, value: `+86${input}` };
    const read = readPhone(input, field, context);
    if (!read.ok || !read.isList) return read.ok ? { ok: true, value: read.value } : read;
    return refuse(field, 'twoPhones', { seen: showSeen(input) });
  },
  parseText(cell, field, context) {
    if (isMobile(cell, field, context)) return { ok: true, value: `+86${cell}` };
    const read = readPhone(cell, field, context);
    if (!read.ok) return read;
    const params = { label: field.label, seen: showSeen(cell) };
    if (!isDialled(read.value)) return { ok: true, value: read.value, note: { code: 'phoneKept', params } };
    return { ok: true, value: read.value, ...(read.isPart && { note: { code: 'phonePart', params } }) };
  },
  ...sameInColumn,
  toText(value, field, _locale, _timeZone, region) {
    const known = readStored(String(value));
    if (!known || !isReal(known)) return String(value);
    return known.country === (field.region ?? region) ? known.formatNational() : known.formatInternational();
  },
  mask: maskPhone,
  schema: () => ({ type: 'string', maxLength: longest, description: 'E.164, with `;ext=` where there is an extension.' }),
  conditions: textConditions,
  foldsCase: true,
  aggregates: countAggregates,
  sortable: true,
  groupable: false,
  expressionType: () => 'text',
  searchedByDefault: true,
  reaches: 'tel',
  searchText: (value) => digitsOf(String(value)),
  sought: (text, op, field, context) => soughtInPhones(text, op, regionOf(field, context)),
  samples: {
    valid: ['+8613800138000', '010-62345678', '(512) 757-6000', '021-62345678转12', '95588', '+15127576000'],
    invalid: ['call me', 13800138000, '', '1'.repeat(21), `1${' '.repeat(50)}`, '1\0', {}, '1', '-13800138000', '1.38E+10'],
    masked: [
      ['+8613800138000', '138****8000'],
      ['+862162345678', '0216*****78'],
      ['+15127576000', '+151******00'],
      ['95588', '••••'],
    ],
    texts: [
      ['138 0013 8000', '+8613800138000'],
      ['+1 (512) 757-6000', '+15127576000'],
      ['021-62345678 转 12', '+862162345678;ext=12'],
      ['１３８００１３８０００', '+8613800138000'],
      ['13800138000.0', '+8613800138000'],
      ['0086 138-0013-8000', '+8613800138000'],
    ],
  },
};

/** 138****8000 of a mobile number of China; of others where they are, and their end. */
function maskPhone(value: unknown): string {
  const mobile = storedMobile.exec(String(value))?.[1];
  if (mobile) return keepEnds(mobile, { first: 3, last: 4 });
  const known = readStored(String(value));
  if (!known) return allMasked;
  const dialled = known.country === 'CN' ? known.formatNational().replace(/\D/g, '') : known.number;
  return keepEnds(dialled, { first: 4, last: 2 });
}

type Read = { ok: true; value: string; isPart?: true; isList?: true } | Extract<Parsed<string>, { ok: false }>;

function readPhone(input: unknown, field: PhoneField, context: ParseContext): Read {
  const refused = (code: 'badPhone' | 'cutNumber') => refuse(field, code, { seen: showSeen(input) });
  if (typeof input !== 'string' || input.includes('\0') || !input.isWellFormed()) return refused('badPhone');
  const stored = readStored(input);
  if (stored && isReal(stored)) return { ok: true, value: writeStored(stored) };
  const region = regionOf(field, context);
  const reading = readPhoneText(input, region);
  if (reading === 'cut') return refused('cutNumber');
  if (!reading) return refused('badPhone');
  const { number, extension, isPart, isList } = reading;
  const known = numberIn(number, region);
  if (known) {
    if (extension) known.setExt(extension);
    return { ok: true, value: writeStored(known), ...(isPart && { isPart }), ...(isList && { isList }) };
  }
  return input.length > longest ? refused('badPhone') : { ok: true, value: input };
}

function isMobile(input: unknown, field: PhoneField, context: ParseContext): input is string {
  return typeof input === 'string' && homeMobile.test(input) && regionOf(field, context) === 'CN';
}

function regionOf(field: PhoneField, context: ParseContext): CountryCode {
  return (field.region ?? context.region ?? 'CN') as CountryCode;
}

/** A number that can be dialled, or undefined. */
function numberIn(text: string, region: CountryCode): PhoneNumber | undefined {
  const abroad = /^\s*\(?00(?=[1-9])/.test(text) ? parsePhoneNumberFromString(text.replace('00', '+')) : undefined;
  if (abroad && isReal(abroad)) return abroad;
  const known = parsePhoneNumberFromString(text, region);
  return known && isReal(known) && !isCutShort(text, known) && !lacksZero(text, known) ? known : undefined;
}

/**
 * Whether the zero is missing that the number is dialled with. Spreadsheets take it off: what is left are bare digits. What people grouped
 * without one, `660-485-0224`, is a number of somewhere else.
 */
function lacksZero(text: string, known: PhoneNumber): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits !== known.nationalNumber || !known.formatNational().replace(/\D/g, '').startsWith('0')) return false;
  return digits !== text || digits.length < 9;
}

/**
 * Whether the library took the first digits for the country's code though they are more likely the number's own: `860-253-6354` is no number
 * of China. They are the code where they stand apart, or the number is longer than one without it can be.
 */
function isCutShort(text: string, { countryCallingCode: code, nationalNumber }: PhoneNumber): boolean {
  const digits = text.replace(/\D/g, '');
  if (text.includes('+') || code.length === 1 || !digits.startsWith(code)) return false;
  if (digits.replace(/^0/, '') === nationalNumber) return false;
  const standsApart = new RegExp(`^\\(?${code}[\\s).-]`).test(text.trim());
  return nationalNumber.length < 9 || digits.length < (standsApart ? 11 : 12);
}

/** China gives out further beginnings of mobile numbers sooner than the library knows them. */
function isReal(known: PhoneNumber): boolean {
  return storedMobile.test(known.number) || known.isValid();
}

/** Whether a kept value can be dialled. */
function isDialled(value: string): boolean {
  const known = readStored(value);
  return known ? isReal(known) : serviceNumber.test(value);
}

/** The number with the code of its country, and as it is dialled at home: it may be looked for either way. */
function digitsOf(stored: string): string {
  const mobile = storedMobile.exec(stored)?.[1];
  if (mobile) return `86${mobile} ${mobile}`;
  const known = readStored(stored);
  if (!known) return stored.normalize('NFKC').replace(/\D/g, '');
  const home = parsePhoneNumberFromString(known.number)?.formatNational().replace(/\D/g, '');
  return [known.number.slice(1), home, known.ext].filter(Boolean).join(' ');
}

function readStored(text: string): PhoneNumber | undefined {
  const match = /^(\+\d{5,15})(?:;ext=(\d{1,7}))?$/.exec(text);
  const known = match?.[1] ? parsePhoneNumberFromString(match[1]) : undefined;
  if (known && match?.[2]) known.setExt(match[2]);
  return known;
}

function writeStored(known: PhoneNumber): string {
  return known.ext ? `${known.number};ext=${known.ext}` : known.number;
}
