import { type FieldRight, fieldRights, type RoleBody, rightsOnObject } from '../../../../../metadata/define/role.ts';
import { type SystemRight, systemRights } from '../../../../../metadata/define/system-rights.ts';
import { actions, type Cell, type Level, levelAt, levels } from './cells.ts';

/** One thing that two roles may allow differently; `more`: which of them allows more of it, 0 where neither does. */
export type Difference = { more: -1 | 0 | 1 } & (
  | { of: 'action'; object: string; action: Cell['action']; levels: [Level, Level] }
  | { of: 'field'; object: string; field: string; rights: [FieldRight, FieldRight] }
  | { of: 'system'; right: SystemRight; has: [boolean, boolean] }
  | { of: 'app'; app: string; off: [boolean, boolean] }
);

/** All that two roles allow differently, object by object, then what is not about records. `objects` are those that there are, and `*`. */
export function compareRoles(one: RoleBody, other: RoleBody, objects: readonly string[]): Difference[] {
  return [
    ...objects.flatMap((object) => [...actionsOf(one, other, object), ...fieldsOf(one, other, object)]),
    ...systemRights.flatMap((right): Difference[] => {
      const has: [boolean, boolean] = [holds(one, right), holds(other, right)];
      return has[0] === has[1] ? [] : [{ of: 'system', right, has, more: sign(Number(has[0]), Number(has[1])) }];
    }),
    ...[...new Set([...Object.keys(one.apps ?? {}), ...Object.keys(other.apps ?? {})])].flatMap((app): Difference[] => {
      const off: [boolean, boolean] = [one.apps?.[app] === 'off', other.apps?.[app] === 'off'];
      return off[0] === off[1] ? [] : [{ of: 'app', app, off, more: sign(Number(off[1]), Number(off[0])) }];
    }),
  ];
}

function actionsOf(one: RoleBody, other: RoleBody, object: string): Difference[] {
  return actions.flatMap((action): Difference[] => {
    const both: [Level, Level] = [levelAt(one, { object, action }), levelAt(other, { object, action })];
    if (both[0] === both[1] && isSame(rightsOnObject(one, object)[action], rightsOnObject(other, object)[action])) return [];
    return [
      {
        of: 'action',
        object,
        action,
        levels: both,
        more: isWithin(...both) || isWithin(both[1], both[0]) ? sign(...both.map(rank)) : 0,
      },
    ];
  });
}

function fieldsOf(one: RoleBody, other: RoleBody, object: string): Difference[] {
  const paths = [...Object.keys(one.fields ?? {}), ...Object.keys(other.fields ?? {})];
  return [...new Set(paths)].flatMap((path): Difference[] => {
    const [of, field = ''] = path.split('.');
    const rights: [FieldRight, FieldRight] = [one.fields?.[path] ?? 'edit', other.fields?.[path] ?? 'edit'];
    if (of !== object || rights[0] === rights[1]) return [];
    return [{ of: 'field', object, field, rights, more: sign(...rights.map((right) => fieldRights.indexOf(right))) }];
  });
}

/** A department's records need not be among one's own and one's subordinates', nor the other way round. */
function isWithin(low: Level, high: Level): boolean {
  return (
    low === 'none' ||
    high === 'all' ||
    `${low} ${high}` === 'own subordinates' ||
    `${low} ${high}` === 'department departmentAndBelow'
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return typeof one !== 'object' || JSON.stringify(one) === JSON.stringify(other);
}

function rank(level: Level): number {
  return level === 'where' ? levels.length : levels.indexOf(level);
}

function holds(role: RoleBody, right: SystemRight): boolean {
  return role.system?.includes(right) ?? false;
}

/** Negative: the first is more. */
function sign(one = 0, other = 0): -1 | 0 | 1 {
  return Math.sign(other - one) as -1 | 0 | 1;
}
