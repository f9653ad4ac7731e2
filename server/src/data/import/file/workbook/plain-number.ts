/** Phone numbers and other long digits are kept without an exponent; the spreadsheet's own 15 digits are what counts. */
export function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
