import type { ForeignPhone } from './foreign-phone.ts';

/** `isWhole`: it can be dialled as it is; otherwise it was kept as somebody typed it. */
export type ShownPhone = { text: string; isWhole: boolean };

/** Reads numbers of any country; undefined as long as it is not loaded. */
export type ReadForeignPhone = (number: string) => ForeignPhone | undefined;

const stored = /^(\+\d{5,15})(?:;ext=(\d{1,7}))?$/;
/** Of services, dialled as they are: 110, 10086, 95588. */
const service = /^\d{3,6}$/;

/**
 * A stored number as people of the region read it: at home `138 0013 8000`, `021-62345678` and `(512) 757-6000`, of other countries
 * `+44 20 7946 0355`; an extension follows `#`.
 */
export function formatPhone(value: string, region: string, readForeign?: ReadForeignPhone): ShownPhone {
  const [, number, extension] = stored.exec(value) ?? [];
  if (!number) return { text: value, isWhole: service.test(value) };
  const atHome = region === 'CN' ? formatChinese(number) : undefined;
  const foreign = atHome === undefined ? readForeign?.(number) : undefined;
  const text = atHome ?? (foreign?.country === region ? foreign.national : foreign?.international) ?? number;
  return { text: extension ? `${text} #${extension}` : text, isWhole: !!(atHome || foreign || !readForeign) };
}

/** Whether only the whole library can tell how a number is grouped. */
export function isForeignPhone(value: string, region: string): boolean {
  const number = stored.exec(value)?.[1];
  return number !== undefined && !(region === 'CN' && formatChinese(number));
}

/** Mobile numbers, numbers of companies, and areas, of two digits for Beijing, Shanghai and other large cities, of three for all others. */
function formatChinese(number: string): string | undefined {
  const grouped = /^\+86(?:(1\d{2})(\d{4})|([48]00)(\d{3}))(\d{4})$/.exec(number);
  if (grouped) return grouped.slice(1).filter(Boolean).join(' ');
  const landline = /^\+86(10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(number);
  return landline ? `0${landline[1]}-${landline[2]}` : undefined;
}
