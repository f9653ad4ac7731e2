import type { Locale } from '../label.ts';
import type { Address } from '../wire.ts';
import { addressParts } from './address-parts.ts';

const municipalities = '北京市|上海市|天津市|重庆市';
const pattern = new RegExp(
  `^(?<country>中国)?(?<province>${municipalities}|[^省市区县]{2,7}省|[^省市]{2,8}自治区|香港特别行政区|澳门特别行政区)` +
    '(?<city>[^省市区县]{2,10}(?:市|自治州|地区|盟))?(?<district>[^市区县旗]{1,9}(?:新区|区|县|旗|市))?(?<street>.*)$',
  's',
);
const han = /\p{Script=Han}/u;
const chinesePostcode = /(?:^| )(\d{6})$/;
/** `TX 78701`, `SW1A 1AA`: a place that is written in capitals, and a code with a figure in it. */
const region =
  /^(?:(?<province>[A-Z]{2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)*) )?(?<postcode>(?=[^ ]*\d)[A-Z\d-]{4,10}|[A-Z\d]{2,4} \d[A-Z]{2})$/;

/** `USTXAustin1 Main St 78701`, as exports in Chinese once wrote it: no other country and place run together before the number of a house. */
const runTogether = new RegExp(
  '^(?<country>[A-Z]{2})(?<province>[A-Z]{2,3})?(?<city>[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?<street>\\d.*) ' +
    '(?<postcode>(?=[^ ]*\\d)[A-Z\\d-]{4,10}|[A-Z\\d]{2,4} \\d[A-Z]{2})$',
  's',
);

const partNames = Object.keys(addressParts) as (keyof Address)[];
const named = partNames.flatMap((part) => [addressParts[part].zh, addressParts[part].en]).join('|');
const nextPart = new RegExp(`[;；]\\s*(?=(?:${named})[:：])`);
const namedPart = new RegExp(`^(${named})[:：]\\s*(.*)$`, 's');

/** An address with the name of each part, for those that cannot be told apart without: `City: Paris; Country: France`. */
export function writeParts(address: Address, locale: Locale): string {
  const [colon, separator] = { zh: ['：', '；'], en: [': ', '; '] }[locale];
  const filled = partNames.filter((part) => address[part]);
  return filled.map((part) => `${addressParts[part][locale]}${colon}${address[part]}`).join(separator);
}

function readParts(text: string): Address | undefined {
  const address: Address = {};
  for (const piece of text.split(nextPart, partNames.length + 1)) {
    const [, name, value] = namedPart.exec(piece) ?? [];
    const part = partNames.find((each) => name !== undefined && Object.values(addressParts[each]).includes(name as never));
    if (part === undefined || address[part] !== undefined) return undefined;
    address[part] = value;
  }
  return address;
}

/**
 * Splits what `address` writes in either language, or once wrote: named parts, a Chinese address with its province, or one that ends in
 * a postcode. Any other is the street.
 */
export function readAddressText(text: string): Address {
  const pieces = text.split(', ');
  return (
    readParts(text) ??
    readChinese(text) ??
    readRunTogether(text) ??
    (pieces.length > 1 ? (readTurned(pieces) ?? readWestern(pieces)) : undefined) ?? { street: text }
  );
}

function readChinese(text: string): Address | undefined {
  const postcode = chinesePostcode.exec(text)?.[1];
  const rest = postcode === undefined ? text : text.replace(chinesePostcode, '');
  const { country, province, city, district, street } = pattern.exec(rest)?.groups ?? {};
  if (!province) return undefined;
  const ownCity = new RegExp(`^(${municipalities})$`).test(province) ? province : undefined;
  return withoutGaps({ country, province, city: city ?? ownCity, district, street: street?.trim(), postcode });
}

/** A Chinese address in English order: the street comes first. */
function readTurned(pieces: readonly string[]): Address | undefined {
  if (!pieces.every((piece) => han.test(piece) || chinesePostcode.test(piece))) return undefined;
  const postcode = pieces.map((piece) => chinesePostcode.exec(piece)?.[1]).find((each) => each !== undefined);
  const inOrder = pieces.map((piece) => piece.replace(chinesePostcode, '')).reverse();
  const found = readChinese(inOrder.join(''));
  return found && { ...found, ...(postcode !== undefined && { postcode }) };
}

function readRunTogether(text: string): Address | undefined {
  const { country, ...rest } = runTogether.exec(text)?.groups ?? {};
  return country !== undefined && isCountry(country) ? withoutGaps({ country, ...rest }) : undefined;
}

function readWestern(pieces: readonly string[]): Address | undefined {
  const country = isCountry(pieces.at(-1) ?? '') ? pieces.at(-1) : undefined;
  const rest = country === undefined ? pieces : pieces.slice(0, -1);
  const { province, postcode } = region.exec(rest.at(-1) ?? '')?.groups ?? {};
  if (postcode === undefined || rest.length < 2) return undefined;
  const [street, city] = [rest.slice(0, -2).join(', '), rest.at(-2)];
  return withoutGaps({ country, province, city, street, postcode });
}

const countries = new Set<string>();

function isCountry(text: string): boolean {
  if (countries.size === 0) {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = names.of(code);
      if (name !== undefined) countries.add(code).add(name.toLowerCase());
    }
    for (const name of ['USA', 'UK', 'UAE', 'usa', 'uk']) countries.add(name);
  }
  return countries.has(text) || countries.has(text.toLowerCase());
}

function withoutGaps(address: Address): Address {
  return Object.fromEntries(Object.entries(address).filter(([, part]) => part));
}
