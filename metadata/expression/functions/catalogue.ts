import type { ExpressionFunction } from '../function.ts';
import { operatorSyntax } from '../operators.ts';
import { actorFunctions } from './actors.ts';
import { arithmeticOperators } from './arithmetic.ts';
import { blankFunctions } from './blanks.ts';
import { changeFunctions } from './changes.ts';
import { comparisonOperators } from './comparison.ts';
import { datePartFunctions } from './date-parts.ts';
import { dateFunctions } from './dates.ts';
import { extremeFunctions } from './extremes.ts';
import { letterCaseFunctions } from './letter-case.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './numbers.ts';
import { roundingFunctions } from './rounding.ts';
import { textCheckFunctions } from './text-checks.ts';
import { textFormatFunctions } from './text-format.ts';
import { textReadingFunctions } from './text-reading.ts';
import { textTestFunctions } from './text-tests.ts';
import { textFunctions } from './texts.ts';

/** Every function and operator of the language; entries of one name are overloads, tried in this order. */
export const expressionFunctions: readonly ExpressionFunction[] = [
  ...arithmeticOperators,
  ...comparisonOperators,
  ...logicFunctions,
  ...blankFunctions,
  ...changeFunctions,
  ...actorFunctions,
  ...numberFunctions,
  ...extremeFunctions,
  ...roundingFunctions,
  ...textFunctions,
  ...textTestFunctions,
  ...textCheckFunctions,
  ...letterCaseFunctions,
  ...textFormatFunctions,
  ...textReadingFunctions,
  ...dateFunctions,
  ...datePartFunctions,
];

export const functionsByName: ReadonlyMap<string, ExpressionFunction[]> = Map.groupBy(expressionFunctions, ({ name }) => name);

const written = new Set(operatorSyntax.map(({ calls }) => calls));

/** What can be called by name, each once: for completion and help while a formula is typed. */
export const functionCatalogue: readonly ExpressionFunction[] = [...functionsByName.values()].flatMap(([first]) =>
  first && (/^[A-Z]/.test(first.name) || !written.has(first.name)) ? [first] : [],
);
