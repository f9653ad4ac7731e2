import { type ExpressionType, fieldType, type ObjectModel, type Rule, valueField } from '@tenon/metadata';
import { pathsOfRule, trimRule } from '@tenon/metadata/rules/trim-rule.ts';
import { resolveField } from '../catalog/resolve-field.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { Actor } from './actor.ts';
import { mayReadPath } from './field-rights.ts';

/**
 * The rules of an object that a browser can work out as its reader types: those that look at fields of the record itself, and at none that is
 * hidden. The others hold as well; the server tells.
 */
export function trimRules(
  snapshot: Snapshot,
  actor: Pick<Actor, 'rights'>,
  object: CompiledObject,
): Pick<ObjectModel, 'rules' | 'ruleTypes'> {
  const types: Record<string, ExpressionType> = {};
  const left = Object.entries(object.body.rules ?? {}).flatMap(([name, rule]): [string, Rule][] => {
    const paths = rule.off ? [] : withFormulas(object, pathsOfRule(rule));
    const isKnown = paths.every((path) => !path.includes('.') && mayReadPath(snapshot, actor, object.name, path));
    const trimmed =
      rule.off || !isKnown ? undefined : trimRule(rule, (field) => mayReadPath(snapshot, actor, object.name, field));
    if (trimmed) for (const path of paths) types[path] = typeOf(snapshot, object, path);
    return trimmed ? [[name, trimmed]] : [];
  });
  return left.length === 0 ? { rules: undefined } : { rules: Object.fromEntries(left), ruleTypes: types };
}

/** The paths, and those that formulas among them are worked out from. */
function withFormulas({ fields }: CompiledObject, paths: readonly string[]): string[] {
  const all = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (all.has(path)) continue;
    all.add(path);
    waiting.push(...(fields.get(path)?.expression?.paths ?? []));
  }
  return [...all];
}

function typeOf(snapshot: Snapshot, object: CompiledObject, path: string): ExpressionType {
  const definition = resolveField(snapshot, object.name, path)?.at(-1)?.definition;
  const valued = definition && valueField(definition);
  return valued ? fieldType(valued).expressionType(valued) : 'none';
}
