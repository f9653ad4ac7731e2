import { expect, it } from 'vitest';
import { guessType } from './guess-type.ts';

it.each([
  ['购买日期', 'date'],
  ['行驶里程（公里）', 'integer'],
  ['Seats', 'integer'],
  ['Weight (kg)', 'decimal'],
  ['合同金额 (万元)', 'money'],
  ['备注（选填）', 'longText'],
  ['品牌型号', 'text'],
  ['', 'text'],
])('guesses from the name %s, its unit left out, the type %s', (name, type) => {
  expect(guessType(name)).toBe(type);
});
