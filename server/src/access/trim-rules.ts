import type { ExpressionType, Filter, ObjectModel, Rule } from '@tenon/metadata';
import { effectsOf } from '@tenon/metadata/rules/actions/index.ts';
import { rulesOfObject } from '@tenon/metadata/rules/default-rules.ts';
import { pathsOfRule, trimRule } from '@tenon/metadata/rules/trim-rule.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { Actor } from './actor.ts';
import { typeOfPath, withFormulas } from './expression-types.ts';
import { mayReadPath, relatedObject } from './field-rights.ts';
import { readsFilter } from './trim-screens.ts';

/**
 * The rules of an object that a browser can work out as its reader types: those that look at nothing that is hidden, be it of the record itself
 * or of others that it points at. The others hold as well, and so do gates; the server tells.
 */
export function trimRules(
  snapshot: Snapshot,
  actor: Pick<Actor, 'rights'>,
  object: CompiledObject,
): Pick<ObjectModel, 'rules' | 'ruleTypes'> {
  const { fields, rules } = object.body;
  const types: Record<string, ExpressionType> = {};
  const left = Object.entries(rulesOfObject({ fields, rules }) ?? {}).flatMap(([name, rule]): [string, Rule][] => {
    const paths = rule.off ? [] : withFormulas(object, pathsOfRule(rule));
    const isKnown = paths.every((path) => mayReadPath(snapshot, actor, object.name, path));
    const trimmed =
      rule.off || !isKnown ? undefined : trimRule(rule, (field) => mayReadPath(snapshot, actor, object.name, field));
    const left =
      trimmed &&
      withoutOffers(trimmed, (field, filter) => {
        const target = relatedObject(snapshot, object.name, field);
        return target !== undefined && readsFilter(snapshot, actor, target, filter);
      });
    if (left) for (const path of paths) types[path] = typeOfPath(snapshot, object.name, path);
    return left ? [[name, left]] : [];
  });
  return left.length === 0 ? { rules: undefined } : { rules: Object.fromEntries(left), ruleTypes: types };
}

/** Which records a link offers may hang on what is hidden; the server alone judges that. */
function withoutOffers(rule: Rule, reads: (field: string, filter: Filter) => boolean): Rule | undefined {
  const { offer, ...rest } = rule;
  if (!offer) return rule;
  const left = Object.entries(offer).filter(([field, each]) => Array.isArray(each) || 'options' in each || reads(field, each));
  if (left.length > 0) return { ...rest, offer: Object.fromEntries(left) };
  return effectsOf(rest).length > 0 ? rest : undefined;
}
