import type { RuleAction } from '../rule-action.ts';
import { offer } from './offer.ts';
import { readOnly } from './read-only.ts';
import { refuse } from './refuse.ts';
import { require } from './require.ts';
import { set } from './set.ts';
import { show } from './show.ts';
import { warn } from './warn.ts';

/** Everything that a rule can do, one file each. */
export const ruleActions = { show, require, readOnly, offer, set, refuse, warn } satisfies Record<
  string,
  Pick<RuleAction, 'name' | 'label'>
>;

type Actions = typeof ruleActions;

/** What a rule does, by action. */
export type RuleEffects = { [Name in keyof Actions]?: Actions[Name] extends RuleAction<infer Given> ? Given : never };

/** The actions of a rule with what is given to each, in the order of the list. */
export function effectsOf(deeds: RuleEffects): { action: RuleAction<unknown>; given: unknown }[] {
  return Object.entries(ruleActions).flatMap(([name, action]) => {
    const given = deeds[name as keyof RuleEffects];
    return given === undefined ? [] : [{ action: action as unknown as RuleAction<unknown>, given }];
  });
}
