import { type CountryCode, getCountryCallingCode } from 'libphonenumber-js/max';
import type { Sought } from './field-type.ts';

const phoneSigns = /^[+\d\s()./\-‐-―·]*\d[\d\s()./\-‐-―·]*$/;
const extension = /\s*(?:转|轉|分机号?|;ext=|extension|ext\.?|x|#)\s*[:：.]?\s*(\d{1,7})\s*$/i;
const longest = 60;

/**
 * Numbers are kept as `+862162345678;ext=12` and shown as `021-62345678 #12`, with the zero of their area or their country's code: what
 * somebody reads off the screen is found either way, and so is what was kept as it was typed.
 */
export function soughtInPhones(text: string, op: 'contains' | 'startsWith', region: CountryCode): Sought {
  const common = text.normalize('NFKC').replace(/\D/g, '');
  const typed = op === 'contains' ? { anywhere: [text], start: [], common } : { anywhere: [], start: [text], common };
  const clean = text.normalize('NFKC').trim();
  const end = extension.exec(clean)?.[1];
  const main = clean.replace(extension, '');
  if (text.length > longest || !(phoneSigns.test(main) || (main === '' && end))) return typed;
  const digits = main.replace(/\D/g, '');
  const rest = end ? `;ext=${end}` : '';
  const code = getCountryCallingCode(region);
  const abroad = main.startsWith('+') ? `+${digits}` : /^00[1-9]/.test(digits) ? `+${digits.slice(2)}` : undefined;
  const withZero = abroad === undefined && /^0./.test(digits) ? `+${code}${digits.slice(1)}` : undefined;
  const start = abroad ?? withZero;
  const known = { ...typed, common: digits.replace(/^0+/, '') };
  if (op === 'contains') return { ...known, anywhere: [text, digits + rest], start: start ? [start + rest] : [] };
  return { ...known, start: [text, ...(start ? [start + rest] : [`+${digits}${rest}`, `+${code}${digits}${rest}`])] };
}
