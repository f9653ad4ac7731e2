import { prepareExpression } from '../expression/check.ts';
import type { CheckedExpression } from '../expression/checked.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { ExpressionNeed } from '../expression/function.ts';
import { type OfRole, readOfRole } from './of-role.ts';
import type { RuleRecord } from './rule-action.ts';

/** The fields that the rules of an object may look at. */
export type RuleFields = {
  typeOf(path: string): ExpressionType | undefined;
  /** The expression of a field of the object itself that is worked out with one. */
  formulaOf(field: string): string | undefined;
};

/** What an expression looks at: the record as it would be and as it was, and who acts. */
export type RuleSight = Pick<RuleRecord, 'isNew' | 'value' | 'prior' | 'actor' | 'now' | 'timeZone'>;

/** An expression of a rule, ready to be worked out over any number of records. */
export type RuleTerm = {
  /** Fields and paths that it reads, formulas written out. */
  paths: readonly string[];
  /** It asks for the change itself: `CHANGED`, `PRIOR`, `ISNEW`. */
  asksChange: boolean;
  /** It asks for a role of who writes, and for nothing instead of it. */
  ofRole: OfRole | undefined;
  /** What it says of the record as it would be, or as it was. */
  evaluate(record: RuleSight, before?: boolean): unknown;
};

export type RuleLanguage = (source: string) => RuleTerm;

/** What rules know besides the record. */
export const ruleNeeds: ReadonlySet<ExpressionNeed> = new Set(['change', 'actor']);

/** Reads expressions of one object's rules, each once. Throws where one does not fit the fields: they were checked before. */
export function ruleLanguage(fields: RuleFields): RuleLanguage {
  const terms = new Map<string, RuleTerm>();
  const read: RuleLanguage = (source) => {
    const term = terms.get(source) ?? readTerm(source, fields, read);
    terms.set(source, term);
    return term;
  };
  return read;
}

function readTerm(source: string, fields: RuleFields, read: RuleLanguage): RuleTerm {
  const checked = prepareExpression(source, { resolve: fields.typeOf, names: () => [], has: ruleNeeds });
  if (!checked.ok) throw new Error(`the rule “${source}” cannot be read: ${checked.errors.map(({ code }) => code).join(', ')}`);
  const formulas = new Map<string, RuleTerm>();
  for (const path of checked.paths) {
    const formula = path.includes('.') ? undefined : fields.formulaOf(path);
    if (formula !== undefined) formulas.set(path, read(formula));
  }
  const paths = checked.paths.flatMap((path) => formulas.get(path)?.paths ?? path);
  return {
    paths: [...new Set(paths)],
    asksChange: asksChange(checked.expression),
    ofRole: readOfRole(source),
    evaluate: evaluatorOf(checked.expression, formulas),
  };
}

function asksChange(expression: CheckedExpression): boolean {
  if (expression.kind !== 'call') return false;
  return expression.function.needs === 'change' || expression.arguments.some((argument) => asksChange(argument.expression));
}

function evaluatorOf(expression: CheckedExpression, formulas: ReadonlyMap<string, RuleTerm>): RuleTerm['evaluate'] {
  const readPath = (path: string, record: RuleSight, before: boolean): unknown => {
    const formula = formulas.get(path);
    if (formula) return formula.evaluate(record, before);
    return comparable(before && !path.includes('.') ? record.prior(path) : record.value(path));
  };
  return (record, before = false) =>
    evaluateExpression(expression, {
      now: record.now,
      timeZone: record.timeZone,
      actor: record.actor,
      isNew: record.isNew,
      value: (path) => readPath(path, record, before),
      prior: (field) => (record.isNew ? null : readPath(field, record, true)),
    });
}

/** Money counts in base currency, as everywhere in expressions. */
function comparable(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'base' in value ? value.base : value;
}
