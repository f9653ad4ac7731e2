import { expect, test } from 'vitest';
import { colourExpression } from './colour-expression.ts';

function colours(source: string) {
  const spans = colourExpression(source, (path) => ['amount', 'account.name'].includes(path));
  return spans.map(({ start, end, colour }) => [source.slice(start, end), colour]);
}

test('fields, functions, words, numbers and texts have colours; signs and what is unknown have none', () => {
  expect(colours('IF(account.name = "a" and amount > 1.5, Round(amount), nothing)')).toEqual([
    ['IF', 'function'],
    ['account.name', 'field'],
    ['"a"', 'text'],
    ['and', 'word'],
    ['amount', 'field'],
    ['1.5', 'number'],
    ['Round', 'function'],
    ['amount', 'field'],
  ]);
});

test('what comes before a sign without meaning is coloured', () => {
  expect(colours('amount + $ + 1')).toEqual([['amount', 'field']]);
});

test('ten thousand characters are coloured within a frame', () => {
  const source = `${'amount + '.repeat(1_100)}1`;
  const begun = process.cpuUsage();
  for (let turn = 0; turn < 20; turn++) colourExpression(source, () => true);
  expect(process.cpuUsage(begun).user / 20_000).toBeLessThan(16);
});
