import type { CheckedExpression } from '@tenon/metadata/expression/checked.ts';
import { compileExpression } from '@tenon/metadata/expression/compile.ts';
import { raw, type Sql } from 'sql-template-tag';
import { runClock } from '../query/formula.ts';
import { wrongPart } from '../query/parse/query-error.ts';
import type { CompiledMeasure } from './compile-measure.ts';

/** A figure made of other figures: `won / (won + lost) * 100`. */
export type Figure = { name: string; source: string; expression: CheckedExpression };

/** Tells statements with other calculated figures apart. */
export function figuresKey(figures: readonly Figure[]): string {
  return figures.length === 0 ? '' : `|${JSON.stringify(figures.map(({ name, source }) => [name, source]))}`;
}

const expected = { zh: '数字类的度量', en: 'measures that are numbers' };

/** The figure over rows that have the measures as `m0`, `m1` and so on. Only numbers can be counted with. */
export function compileFigure({ name, expression }: Figure, measures: readonly ({ name: string } & CompiledMeasure)[]): Sql {
  const column = (path: string) => {
    const index = measures.findIndex((measure) => measure.name === path);
    if (measures[index]?.isNumber) return raw(`m${index}::numeric`);
    throw wrongPart(`measures.${name}`, expected, path);
  };
  return compileExpression(expression, { column, clock: runClock });
}
