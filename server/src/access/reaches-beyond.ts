import { isDeepStrictEqual } from 'node:util';
import { objectActions, type RecordScope, recordActions, type Scope } from '@tenon/metadata';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Visibility } from '../query/viewer.ts';
import type { Actor } from './actor.ts';
import { mayChangeField, visibilityOf } from './field-rights.ts';

/** What somebody may do, and whose records their scopes mean. */
export type Reach = Pick<Actor, 'rights' | 'userId' | 'department' | 'departmentsBelow' | 'team'>;

/**
 * Whether a reach holds anything that none of these others does: a system right, an app, an action, more records, or a field. Each object is
 * compared as a whole, so that the scope of one holder and the field of another do not add up to what neither has. The one measure
 * of what may be given, built, published and taken over.
 *
 * `reachesBeyond(snapshot, { ...actor, rights: mergeRoles([role]) }, [actor])`: may this actor give the role?
 */
export function reachesBeyond(
  snapshot: Snapshot,
  reach: Reach,
  holders: readonly Reach[],
  isLeftOut: (object: string) => boolean = () => false,
): boolean {
  const system = [...reach.rights.system].some((right) => !holders.some(({ rights }) => rights.system.has(right)));
  const apps = [...reach.rights.administers].some((app) => !holders.some((holder) => coversApp(holder, app)));
  // `*` stands for objects that are not there yet.
  const objects = [...snapshot.objects.keys()].filter((object) => !isLeftOut(object)).concat('*');
  return system || apps || objects.some((object) => reachesBeyondIn(snapshot, reach, { holders, object }));
}

/** The same of one object alone, or of one field of it. */
export function reachesBeyondIn(
  snapshot: Snapshot,
  reach: Reach,
  { holders, object, field }: { holders: readonly Reach[]; object: string; field?: string },
): boolean {
  return !holders.some((holder) => (field === undefined ? coversObject(holder) : coversField(holder, field)));

  function coversObject(holder: Reach): boolean {
    return (
      recordActions.every((action) =>
        reach.rights
          .scopes(object, action)
          .every((scope) => coversScope(scope, holder.rights.scopes(object, action), { reach, holder })),
      ) &&
      objectActions.every((action) => !reach.rights.allows(object, action) || holder.rights.allows(object, action)) &&
      [...(snapshot.objects.get(object)?.fields.keys() ?? [])].every((name) => coversField(holder, name))
    );
  }

  function coversField(holder: Reach, name: string): boolean {
    const seen = [reach, holder].map((each) => openness.indexOf(visibilityOf(snapshot, each, object, name)));
    const changed = [reach, holder].map((each) => Number(mayChangeField(snapshot, each, object, name)));
    return [seen, changed].every(([wanted = 0, held = 0]) => wanted <= held);
  }
}

/** Who designs everything may let others administer an app. */
export function coversApp({ rights }: Pick<Reach, 'rights'>, app: string): boolean {
  return rights.system.has('manageMetadata') || rights.administers.has(app);
}

const openness: readonly Visibility[] = ['hidden', 'masked', 'clear'];

type Pair = { reach: Reach; holder: Reach };

/**
 * Whether the records that one scope means to the one reach are among those that scopes mean to the holder. Of a condition this is known where the
 * holder has all, or the same one, and it means the same to both.
 */
export function coversScope(scope: RecordScope, held: readonly RecordScope[], pair: Pair): boolean {
  if (held.includes('all')) return true;
  if (typeof scope === 'string')
    return coversPlain[scope](
      held.filter((each) => typeof each === 'string'),
      pair,
    );
  const meansTheSame = pair.reach.userId === pair.holder.userId || !/"(?:me|myTeam)":/.test(JSON.stringify(scope.where));
  return meansTheSame && held.some((each) => isDeepStrictEqual(each, scope));
}

const coversPlain: Record<Scope, (held: readonly Scope[], pair: Pair) => boolean> = {
  own: (held, { reach, holder }) =>
    held.some(
      (scope) =>
        scope === 'all' ||
        (scope === 'own' && reach.userId === holder.userId) ||
        (scope === 'subordinates' && holder.team.includes(reach.userId)),
    ),
  subordinates: (held, { reach, holder }) =>
    held.includes('all') || (held.includes('subordinates') && isWithin(reach.team, holder.team)),
  department: (held, { reach, holder }) =>
    held.some(
      (scope) =>
        scope === 'all' ||
        (scope === 'department' && reach.department === holder.department) ||
        (scope === 'departmentAndBelow' && reach.department !== null && holder.departmentsBelow.includes(reach.department)),
    ),
  departmentAndBelow: (held, { reach, holder }) =>
    held.includes('all') || (held.includes('departmentAndBelow') && isWithin(reach.departmentsBelow, holder.departmentsBelow)),
  all: (held) => held.includes('all'),
};

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some === all || some.every((each) => all.includes(each));
}
