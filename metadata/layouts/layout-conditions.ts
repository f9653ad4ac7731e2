import type { RuleLanguage, RuleSight } from '../rules/rule-language.ts';
import type { LayoutModel } from '../wire.ts';
import { conditionsOf } from './layout-expressions.ts';

/** Whether an expression of a layout is true of a record. `seen`: the record, and who looks at it. */
export function holdsOf(
  language: RuleLanguage,
  seen: Pick<RuleSight, 'value' | 'actor' | 'now' | 'timeZone'>,
): (expression: string) => boolean {
  const sight: RuleSight = { ...seen, isNew: false, prior: seen.value };
  return (expression) => language(expression).evaluate(sight) === true;
}

/** Paths through relations that some use of a layout shows or asks for; they are read together with the record. */
export function pathsOfLayout(layout: LayoutModel): string[] {
  const paths = [
    ...layout.highlights,
    ...(layout.variants ?? []).flatMap(({ highlights = [] }) => highlights),
    ...layout.sections.flatMap(({ fields }) => fields),
    ...Object.keys(layout.types ?? {}),
  ];
  return [...new Set(paths)].filter((path) => path.includes('.'));
}

/** Whether something of a layout hangs on what the record holds. */
export function hasExpressions(layout: LayoutModel): boolean {
  return conditionsOf(layout).some(({ element }) => element.when !== undefined);
}
