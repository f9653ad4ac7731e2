import { type CountryCode, isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import { sameInColumn } from './column-rows.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { countAggregates, textOperators } from './operator-sets.ts';
import { refuse, showSeen } from './refuse.ts';

const homeRegion = 'CN';
/** What nearly every number is here; the library takes thirty times as long to say the same. */
const homeMobile = /^1[3-9]\d{9}$/;

/** Kept as E.164 (`+8621…;ext=12`) where the number is valid in its region, otherwise as typed, so that old data is not lost. */
export const phone: FieldType<'phone'> = {
  name: 'phone',
  label: { zh: '电话', en: 'Phone' },
  options: z.strictObject({
    region: z
      .string()
      .refine((region) => isSupportedCountry(region))
      .optional(),
  }),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'text' }],
  parse: parsePhone,
  parseText: parsePhone,
  ...sameInColumn,
  toText(value, field) {
    const known = readStored(String(value));
    if (!known) return String(value);
    return known.country === regionOf(field) ? known.formatNational() : known.formatInternational();
  },
  schema: () => ({ type: 'string', maxLength: 50, description: 'E.164, with `;ext=` where there is an extension.' }),
  operators: textOperators,
  aggregates: countAggregates,
  sortable: true,
  groupable: false,
  expressionType: () => 'text',
  searchedByDefault: true,
  searchText: (value) => String(value).replace(/\D/g, ''),
  samples: {
    valid: ['+8613800138000', '010-62345678', '(512) 757-6000', '021-62345678转12', '95588', '+15127576000'],
    invalid: ['call me', 13800138000, '', '1'.repeat(21), `1${' '.repeat(50)}`, '1\0', {}],
    texts: [
      ['138 0013 8000', '+8613800138000'],
      ['+1 (512) 757-6000', '+15127576000'],
      ['021-62345678 转 12', '+862162345678;ext=12'],
      ['１３８００１３８０００', '+8613800138000'],
    ],
  },
};

function parsePhone(input: unknown, field: FieldOf<'phone'>): Parsed<string> {
  if (typeof input !== 'string' || input.includes('\0') || !input.isWellFormed()) return refusePhone(field, input);
  if (homeMobile.test(input) && regionOf(field) === homeRegion) return { ok: true, value: `+86${input}` };
  const digits = input.normalize('NFKC').replace(/\D/g, '').length;
  if (digits === 0 || digits > 20 || input.length > 50) return refusePhone(field, input);
  const known = readStored(input) ?? parsePhoneNumberFromString(withPlainExtension(input), regionOf(field));
  return { ok: true, value: known?.isValid() ? writeStored(known) : input };
}

function refusePhone(field: FieldOf<'phone'>, input: unknown): Parsed<string> {
  return refuse(field, 'badPhone', { seen: showSeen(input) });
}

function regionOf(field: FieldOf<'phone'>): CountryCode {
  return (field.region ?? homeRegion) as CountryCode;
}

function withPlainExtension(text: string): string {
  return text.normalize('NFKC').replace(/\s*(?:转|轉|分机号?)[:：]?\s*(\d{1,7})$/, ' ext. $1');
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
