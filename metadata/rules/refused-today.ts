import type { Field } from '../define/field.ts';
import type { Rule } from '../define/rule.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { quote } from './write-condition.ts';

/** What a rule would do to a record as it is: keep it from being saved, warn, or something that harms nobody. */
export type RuleReach = { does: 'refuse' | 'warn' | 'concern'; expression: string };

type Known = { fields: Readonly<Record<string, Field>>; typeOf(field: string): ExpressionType };

/**
 * A condition that is true for the records that the rule is about today: those that it would not let be saved, else those that it would warn of, else
 * those that it holds for. What an expression cannot ask, such as whether there are files, is taken as it should be.
 */
export function refusedToday(rule: Rule, known: Known): RuleReach {
  const refused = refusals(rule, known);
  const does = refused.length > 0 ? 'refuse' : rule.warn ? 'warn' : 'concern';
  const when = rule.when === undefined ? [] : [`(${rule.when})`];
  const isAny = refused.length === 0 || refused.includes('TRUE');
  const parts = [...when, ...(isAny ? [] : [`(${refused.join(' OR ')})`])];
  return { does, expression: parts.join(' AND ') || 'TRUE' };
}

function refusals({ refuse, require = [], offer = {}, set = {} }: Rule, { fields, typeOf }: Known): string[] {
  const shown = (name: string) => fields[name] && typeOf(name) !== 'none' && !Object.hasOwn(set, name);
  const blanks = require
    .filter(shown)
    .map((name) => (typeOf(name) === 'texts' ? `COUNTCHOICES(${name}) = 0` : `ISBLANK(${name})`));
  const others = Object.entries(offer).flatMap(([name, offered]) =>
    Array.isArray(offered) && shown(name) && typeOf(name) === 'text' ? [notOffered(name, offered)] : [],
  );
  return [...(refuse ? ['TRUE'] : []), ...blanks, ...others];
}

function notOffered(name: string, offered: readonly string[]): string {
  return `(NOT ISBLANK(${name}) AND NOT IN(${[name, ...offered.map(quote)].join(', ')}))`;
}
