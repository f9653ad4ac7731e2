import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type ForeignPhone = { country: string | undefined; national: string; international: string };

/** How a number of any country is grouped; undefined for what is no number of one. Loaded when the first of them is shown. */
export function readForeignPhone(number: string): ForeignPhone | undefined {
  const known = parsePhoneNumberFromString(number);
  if (!known?.isValid()) return undefined;
  return { country: known.country, national: known.formatNational(), international: known.formatInternational() };
}
