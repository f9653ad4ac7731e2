/** Groups the whole digits of a plain decimal text by commas, the same in both languages: `1234.50` → `1,234.50`. */
export function formatNumber(value: string): string {
  const [whole = '', fraction] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** With one comma or one point and three digits behind it a number can be read in two ways. */
const eitherWay = /^-?\d{1,3}([.,])\d{3}$/;

/** The same for files, where no reader may doubt which sign groups thousands: `1234`, `1.2340`. */
export function formatUnmistakably(value: string): string {
  const text = formatNumber(value);
  const [, sign] = eitherWay.exec(text) ?? [];
  if (sign === undefined) return text;
  return sign === ',' ? value : `${text}0`;
}
