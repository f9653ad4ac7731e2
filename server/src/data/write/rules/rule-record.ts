import type { RuleRecord } from '@tenon/metadata/rules/rule-action.ts';
import { leadsOff } from '../../../access/app-switches.ts';
import { isSame } from '../drop-unchanged.ts';
import { fieldAccess } from '../field-access.ts';
import { optionMoment, resolveValue } from '../resolve-value.ts';
import { type PendingRow, valueAfter, type Write } from '../write.ts';
import type { Related } from './read-related.ts';

/** Rows of a write as rules see them; what does not differ from row to row is made once. */
export function ruleRecords(write: Write, related: Related): (pendingRow: PendingRow) => RuleRecord {
  const { actor, now, object, byPlatform, takesBack, plan, snapshot } = write;
  const linked = new Set(plan.links.map(({ name }) => name));
  const shared = {
    isNew: write.action === 'create',
    actor: { id: write.by, roles: actor.roles, source: actor.source },
    now,
    timeZone: actor.timeZone,
    isExcused: byPlatform || takesBack,
    mayWrite: (field: string) => fieldAccess(write, field) === 'write',
    leadsOff(name: string) {
      const field = object.fields.get(name);
      return field !== undefined && leadsOff(snapshot, actor, field);
    },
    resolve(name: string, value: unknown) {
      const field = object.fields.get(name);
      return field ? resolveValue(optionMoment(write, field), field, value) : value;
    },
  };
  return (pendingRow) => ({
    ...shared,
    value: (path) => (related.has(path) ? related.valueOf(pendingRow, path) : valueAfter(pendingRow, path)),
    prior: (field) => pendingRow.before?.[field] ?? null,
    isChanged: (field) =>
      field in pendingRow.values && !isSame(pendingRow.values[field], pendingRow.before?.[field], linked.has(field)),
    isGiven: (field) => Object.hasOwn(pendingRow.given, field),
  });
}
