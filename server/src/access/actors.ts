import { type RoleBody, systemRights } from '@tenon/metadata';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { Actor, Rights } from './actor.ts';
import { appsOffHere, pilotsOf, switchedRole } from './app-switches.ts';
import type { Directory, Person } from './directory.ts';
import { readDirectory } from './directory-cache.ts';
import { mergeRoles } from './merge-roles.ts';
import type { Reach } from './reaches-beyond.ts';

/** The user as one who acts, with the rights their roles give now. Undefined for those who are unknown or no longer active. */
export async function actorForUser(
  workspace: Workspace,
  userId: string,
  source: Exclude<Actor['source'], 'system'>,
): Promise<Actor | undefined> {
  return actorIn(workspace, await readDirectory(workspace), { userId, source });
}

/** The user as one who acts, with the rights that this state of the directory gives. */
export function actorIn(
  workspace: Workspace,
  directory: Directory,
  { userId, source }: { userId: string; source: Exclude<Actor['source'], 'system'> },
): Actor | undefined {
  const person = directory.people.get(userId);
  return person?.active ? toActor(workspace, directory, { person, roles: person.roles, source }) : undefined;
}

/**
 * An API key acts for the user who made it, with the rights of its own roles, as long as that user is active and could still give
 * them to a key.
 */
export async function actorForApiKey(
  workspace: Workspace,
  key: { id?: string | null; userId: string; roles: readonly string[] },
): Promise<Actor | undefined> {
  const directory = await readDirectory(workspace);
  const person = directory.people.get(key.userId);
  if (!person?.active) return undefined;
  const roles = key.roles.filter((role) => mayLendRole(person, role));
  const actor = toActor(workspace, directory, { person, roles, source: 'api' });
  return { ...actor, kind: 'key', keyId: key.id ?? undefined, keyRoles: key.roles };
}

/** Keys get roles that their maker holds; an administrator's may get any. */
export function mayLendRole(maker: Person, role: string): boolean {
  return maker.roles.includes(administratorRole) || maker.roles.includes(role);
}

/** Nobody in particular, with every right: installs solutions and sets a workspace up. Its changes name no user. */
export function systemActor(workspace: Pick<Workspace, 'timeZone'>): Actor {
  return {
    kind: 'service',
    userId: noUser,
    name: 'Tenon',
    locale: 'zh',
    timeZone: workspace.timeZone,
    source: 'system',
    roles: [],
    rights: everyRight,
    department: null,
    departmentsBelow: [],
    team: [],
  };
}

/** What a person would reach, given these people and departments; see `reachesBeyond`. */
export function reachOf(workspace: Workspace, directory: Directory, person: Person): Reach {
  return withFullRights(workspace.snapshot, toActor(workspace, directory, { person, roles: person.roles, source: 'web' }));
}

/** The role that every workspace has, and that somebody must always hold. */
export const administratorRole = 'administrator';

/** Nil UUID: no record has it. */
export const noUser = '00000000-0000-0000-0000-000000000000';

const looks = { print: true, reveal: true };

const everyRight = mergeRoles([
  {
    label: { zh: '系统', en: 'System' },
    objects: {
      '*': {
        read: 'all',
        create: true,
        edit: 'all',
        delete: 'all',
        transfer: 'all',
        import: true,
        export: true,
        bulk: true,
        ...looks,
      },
    },
    system: [...systemRights],
  },
]);

function toActor(
  workspace: Workspace,
  directory: Directory,
  { person, roles, source }: { person: Person; roles: readonly string[]; source: Actor['source'] },
): Actor {
  const pilots = pilotsOfPerson(workspace.snapshot, directory, person);
  return {
    kind: 'person',
    userId: person.id,
    name: person.name,
    locale: person.account?.locale ?? 'zh',
    timeZone: person.account?.timeZone ?? workspace.timeZone,
    source,
    roles,
    rights: rightsOf(workspace.snapshot, roles, pilots),
    pilots,
    department: person.department,
    departmentsBelow: person.department === null ? [] : directory.departmentsBelow(person.department),
    team: directory.teamOf(person.id),
  };
}

/** Apps in whose pilot a person is, whatever their roles. */
export function pilotsOfPerson(
  snapshot: Snapshot,
  directory: Pick<Directory, 'departmentsBelow'>,
  { id, department }: Pick<Person, 'id' | 'department'>,
): ReadonlySet<string> {
  const isIn = (pilot: string) => department !== null && directory.departmentsBelow(pilot).includes(department);
  return pilotsOf(snapshot, { id, isIn });
}

/** Merged once per revision and set of roles. Roles that were removed give nothing. */
const merged = new WeakMap<Snapshot, Map<string, Rights>>();

/**
 * What these roles allow together, without what is switched off for who is in these pilots besides. Names of roles that are not there give nothing; no role gives nothing.
 */
export function rightsOf(snapshot: Snapshot, roles: readonly string[], pilots?: ReadonlySet<string>): Rights {
  const known = merged.get(snapshot) ?? new Map<string, Rights>();
  merged.set(snapshot, known);
  const names = [new Set(roles), pilots ?? []].map((each) => [...each].sort().join(' ')).join('|');
  const rights = known.get(names) ?? mergeRoles(...withoutOff(snapshot, roles, pilots));
  known.set(names, rights);
  return rights;
}

/** The same as if every app were on: what may be given, built and taken over is measured by it, since an app may be on again tomorrow. */
export function fullRightsOf(snapshot: Snapshot, roles: readonly string[]): Rights {
  return appsOffHere(snapshot, roles).size === 0 ? rightsOf(snapshot, roles) : mergeRoles(bodiesOf(snapshot, roles, new Set()));
}

/** The actor as if every app were on. */
export function withFullRights<Who extends Pick<Actor, 'kind' | 'roles' | 'rights'>>(snapshot: Snapshot, actor: Who): Who {
  return actor.kind === 'service' ? actor : { ...actor, rights: fullRightsOf(snapshot, actor.roles) };
}

function withoutOff(snapshot: Snapshot, roles: readonly string[], pilots?: ReadonlySet<string>): Parameters<typeof mergeRoles> {
  const off = appsOffHere(snapshot, roles, pilots);
  return [bodiesOf(snapshot, roles, off), off];
}

function bodiesOf(snapshot: Snapshot, roles: readonly string[], off: ReadonlySet<string>): RoleBody[] {
  return roles
    .map((name) => snapshot.roles.get(name))
    .filter((role) => role !== undefined)
    .map((role) => switchedRole(snapshot, role, off));
}
