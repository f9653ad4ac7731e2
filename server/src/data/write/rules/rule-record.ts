import type { RuleRecord } from '@tenon/metadata/rules/rule-action.ts';
import { fieldAccess } from '../field-access.ts';
import { isSame } from '../keep-changes.ts';
import { optionMoment, resolveValue } from '../resolve-value.ts';
import { type Draft, valueAfter, type Write } from '../write.ts';
import type { Related } from './read-related.ts';

/** Rows of a write as rules see them; what does not differ from row to row is made once. */
export function ruleRecords(write: Write, related: Related): (draft: Draft) => RuleRecord {
  const { actor, now, object, byPlatform, takesBack, plan } = write;
  const linked = new Set(plan.links.map(({ name }) => name));
  const shared = {
    isNew: write.action === 'create',
    actor: { id: write.by, roles: actor.roles, source: actor.source },
    now,
    timeZone: actor.timeZone,
    isExcused: byPlatform || takesBack,
    mayWrite: (field: string) => fieldAccess(write, field) === 'write',
    resolve(name: string, value: unknown) {
      const field = object.fields.get(name);
      return field ? resolveValue(optionMoment(write, field), field, value) : value;
    },
  };
  return (draft) => ({
    ...shared,
    value: (path) => (related.has(path) ? related.valueOf(draft, path) : valueAfter(draft, path)),
    prior: (field) => draft.before?.[field] ?? null,
    isChanged: (field) => field in draft.values && !isSame(draft.values[field], draft.before?.[field], linked.has(field)),
    isGiven: (field) => Object.hasOwn(draft.given, field),
  });
}
