import type { Rule } from '../define/rule.ts';
import { expressionPaths } from '../expression/expression-paths.ts';
import { parseExpression } from '../expression/parse.ts';
import { effectsOf } from './actions/index.ts';

/** Fields and paths that a rule looks at, as they are written. */
export function pathsOfRule(rule: Rule): string[] {
  const read = effectsOf(rule).map(({ action, given }) => action.reads?.(given) ?? {});
  const sources = [...(rule.when === undefined ? [] : [rule.when]), ...read.flatMap(({ expressions = [] }) => expressions)];
  const paths = sources.flatMap((source) => {
    const parsed = parseExpression(source);
    return parsed.ok ? expressionPaths(parsed.ast) : [];
  });
  return [...new Set([...paths, ...read.flatMap(({ fields = [] }) => fields)])];
}

/** The rule without what it does to fields that may not be read; nothing where that is all. */
export function trimRule({ label, when, order, ...rule }: Rule, reads: (field: string) => boolean): Rule | undefined {
  const deeds = effectsOf(rule).flatMap(({ action, given }) => {
    const left = action.trim(given, reads);
    return left === undefined ? [] : [[action.name, left]];
  });
  return deeds.length === 0 ? undefined : { ...{ label, when, order }, ...Object.fromEntries(deeds) };
}
