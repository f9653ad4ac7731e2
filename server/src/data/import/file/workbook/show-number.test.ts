import { expect, it } from 'vitest';
import { openNumberFormat } from './show-number.ts';

const show = (value: number, code: string | undefined, is1904 = false) => openNumberFormat(code, { is1904 })(value);

it.each([
  ['a percentage', 0.5, '0%', '50%'],
  ['decimals of a percentage that the format leaves out', 0.125, '0%', '12.5%'],
  ['a percentage with decimals', 0.07, '0.00%', '7.00%'],
  ['a sign of a currency', 1234.5, '[$€-407]#,##0.00', '€1234.50'],
  ['a currency in quotes', 1000, '"US$"#,##0.00', 'US$1000.00'],
  ['a currency by its code', 12, '[$CHF] #,##0', 'CHF 12'],
  ['yen by their language', 500, '[$¥-411]#,##0', 'JPY 500'],
  ['yuan by their language', 500, '[$¥-804]#,##0', 'CNY 500'],
  ['a currency behind the number', 3.2, '#,##0.00 "€"', '€3.20'],
  ['a negative amount in brackets', -1234.5, '"$"#,##0.00_);[Red]("$"#,##0.00)', '-$1234.50'],
  ['an accountant’s nought', 0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', '0'],
  ['what a number is multiplied by', 12.3, '0.0"万"', '12.3万'],
  ['thousands that the format hides', 1234567, '#,##0,', '1234567'],
  ['thousands that the format writes as K', 12000, '0.0,"K"', '12000'],
  ['a point that moves by four', 123000, '0!.0,"万"', '123000'],
  ['a unit', 12, '0"人"', '12'],
  ['noughts before', 123, '00000', '00123'],
  ['letters before', 12, '"A-"0000', 'A-0012'],
  ['a number cut into pieces', 2162345678, '(000) 0000-0000', '(021) 6234-5678'],
  ['what somebody typed', 1234.5678, '#,##0.00', '1234.5678'],
  ['what was worked out', 100 / 3, '#,##0.00', '33.33'],
  ['words for numbers', 2, '[=1]"男";[=2]"女"', '女'],
  ['long digits that look scientific', 13800138000, '0.00E+00', '13800138000'],
  ['long digits without a format', 6222021234567890, undefined, '6222021234567890'],
  ['a day', 45672, 'm/d/yyyy', '2025-01-15'],
  ['a Chinese day', 45672, 'yyyy"年"m"月"d"日"', '2025-01-15'],
  ['a day with its time', 45672.354166667, 'yyyy-mm-dd h:mm', '2025-01-15 08:30:00'],
  ['a time', 0.354166666666667, 'h:mm', '8:30'],
  ['a time after noon', 0.75, 'h:mm AM/PM', '18:00'],
  ['a duration', 1.5, '[h]:mm', '36:00'],
  ['the day that never was', 60, 'yyyy-mm-dd', '1900-02-29'],
  ['the first days', 1, 'yyyy-mm-dd', '1900-01-01'],
])('shows %s', (_, value, code, text) => {
  expect(show(value, code)).toBe(text);
});

it('counts days from 1904 where the workbook does', () => {
  expect(show(44210, 'yyyy-mm-dd', true)).toBe('2025-01-15');
});
