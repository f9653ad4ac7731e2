/** Groups the whole digits of a plain decimal text by commas, the same in both languages: `1234.50` → `1,234.50`. */
export function formatNumber(value: string): string {
  const [whole = '', fraction] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}
