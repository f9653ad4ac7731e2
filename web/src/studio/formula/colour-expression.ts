import { functionsByName } from '../../../../metadata/expression/functions/catalogue.ts';
import { operatorSyntax } from '../../../../metadata/expression/operators.ts';
import { tokenize } from '../../../../metadata/expression/tokenize.ts';

/** A stretch of an expression, and what it is. A `field` that is none has no colour. */
export type ColouredSpan = { start: number; end: number; colour: 'number' | 'text' | 'word' | 'function' | 'field' };

const words = new Set([
  ...['TRUE', 'FALSE', 'NULL'],
  ...operatorSyntax.flatMap(({ symbols }) => symbols.filter((symbol) => /^[A-Z]/.test(symbol))),
]);

/** What each part of an expression is, as far as it can be read; spaces and signs have no colour. */
export function colourExpression(source: string, isField: (path: string) => boolean): ColouredSpan[] {
  const { tokens } = tokenize(source);
  return tokens.flatMap(({ kind, value, start, end }, index): ColouredSpan[] => {
    if (kind === 'number' || kind === 'text') return [{ start, end, colour: kind }];
    if (kind !== 'name') return [];
    const name = value.toUpperCase();
    if (tokens[index + 1]?.value === '(' && functionsByName.has(name)) return [{ start, end, colour: 'function' }];
    if (words.has(name)) return [{ start, end, colour: 'word' }];
    return isField(value) ? [{ start, end, colour: 'field' }] : [];
  });
}
