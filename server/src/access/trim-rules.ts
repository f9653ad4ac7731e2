import type { ExpressionType, ObjectModel, Rule } from '@tenon/metadata';
import { rulesWithDefaults } from '@tenon/metadata/rules/default-rules.ts';
import { pathsOfRule, trimRule } from '@tenon/metadata/rules/trim-rule.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { Actor } from './actor.ts';
import { typeOfPath, withFormulas } from './expression-types.ts';
import { mayReadPath } from './field-rights.ts';

/**
 * The rules of an object that a browser can work out as its reader types: those that look at nothing that is hidden, be it of the record itself
 * or of others that it points at. The others hold as well; the server tells.
 */
export function trimRules(
  snapshot: Snapshot,
  actor: Pick<Actor, 'rights'>,
  object: CompiledObject,
): Pick<ObjectModel, 'rules' | 'ruleTypes'> {
  const types: Record<string, ExpressionType> = {};
  const left = Object.entries(rulesWithDefaults(object.body) ?? {}).flatMap(([name, rule]): [string, Rule][] => {
    const paths = rule.off ? [] : withFormulas(object, pathsOfRule(rule));
    const isKnown = paths.every((path) => mayReadPath(snapshot, actor, object.name, path));
    const trimmed =
      rule.off || !isKnown ? undefined : trimRule(rule, (field) => mayReadPath(snapshot, actor, object.name, field));
    if (trimmed) for (const path of paths) types[path] = typeOfPath(snapshot, object.name, path);
    return trimmed ? [[name, trimmed]] : [];
  });
  return left.length === 0 ? { rules: undefined } : { rules: Object.fromEntries(left), ruleTypes: types };
}
