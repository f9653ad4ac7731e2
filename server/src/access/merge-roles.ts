import { createHash } from 'node:crypto';
import { type FieldRight, fieldRights, objectActions, type RoleBody, recordActions, rightsOnObject } from '@tenon/metadata';
import type { ObjectAction, RecordAction, Rights } from './actor.ts';
import { appsOffFor } from './app-switches.ts';
import { addScopes } from './scope-rules.ts';

/**
 * The union of several roles: scopes add up, and of several rights to a field the most open counts. What none of them states is not allowed.
 * `off`: apps that are off for whoever has these roles, as the roles say already.
 *
 * `mergeRoles([salesRep, executive]).scopes('deal', 'read')` → `['all']`
 */
export function mergeRoles(roles: readonly RoleBody[], off: ReadonlySet<string> = new Set()): Rights {
  const system = new Set(roles.flatMap((role) => role.system ?? []));
  const without = roles.flatMap(appsOffFor).filter((app) => roles.every(({ apps }) => apps?.[app] === 'off'));
  const appsOff = new Set([...off, ...without]);
  const administers = new Set(roles.flatMap(({ apps = {} }) => Object.keys(apps).filter((app) => apps[app] === 'administer')));
  const scopes = remember((object: string, action: RecordAction) =>
    addScopes(roles.flatMap((role) => rightsOnObject(role, object)[action] ?? [])),
  );
  const allows = (object: string, action: ObjectAction) => roles.some((role) => rightsOnObject(role, object)[action] === true);
  const field = remember((object: string, name: string) => mostOpen(roles, object, name));
  const fields = namedFields(roles);
  return signRights({ scopes, allows, field, system, appsOff, administers }, { objects: namedObjects(roles), fields });
}

/** The most open right of several roles counts. Only roles that let the actor read the object have a say on its fields; without a line they leave the field open. */
function mostOpen(roles: readonly RoleBody[], object: string, field: string): FieldRight {
  const path = `${object}.${field}`;
  const rights = roles
    .filter((role) => rightsOnObject(role, object).read !== undefined)
    .map((role) => (role.fields && Object.hasOwn(role.fields, path) ? (role.fields[path] as FieldRight) : 'edit'));
  return rights.reduce<FieldRight>(
    (most, right) => (fieldRights.indexOf(right) > fieldRights.indexOf(most) ? right : most),
    'hidden',
  );
}

/** Rights with their signature. `named` are all objects, and paths of fields, that they say something of their own of. */
export function signRights(
  rights: Omit<Rights, 'signature'>,
  named: { objects: readonly string[]; fields: readonly string[] },
): Rights {
  const { scopes, allows, field, system, appsOff, administers } = rights;
  const signature = sign({
    objects: named.objects.map((object) => [
      object,
      recordActions.map((action) => scopes(object, action)),
      objectActions.map((action) => allows(object, action)),
    ]),
    fields: named.fields.map((path) => [path, field(...splitPath(path))]),
    system: [...system].sort(),
    // What is there for all rights alike has a signature of before.
    ...(appsOff.size > 0 && { appsOff: [...appsOff].sort() }),
    ...(administers.size > 0 && { administers: [...administers].sort() }),
  });
  return { signature, ...rights };
}

function namedObjects(roles: readonly RoleBody[]): string[] {
  const objects = roles.flatMap((role) => [
    ...Object.keys(role.objects),
    ...Object.keys(role.fields ?? {}).map((path) => splitPath(path)[0]),
  ]);
  return [...new Set(['*', ...objects])].sort();
}

function namedFields(roles: readonly RoleBody[]): string[] {
  return [...new Set(roles.flatMap((role) => Object.keys(role.fields ?? {})))].sort();
}

function splitPath(path: string): [object: string, field: string] {
  const dot = path.indexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}

function sign(rights: unknown): string {
  return createHash('sha256').update(JSON.stringify(rights)).digest('base64url').slice(0, 22);
}

/** Rights are asked for on every request; each answer is worked out once. Names come from the snapshot, so the map stays small. */
function remember<A extends string, T>(answer: (object: string, key: A) => T): (object: string, key: A) => T {
  const answers = new Map<string, Map<A, T>>();
  return (object, key) => {
    const ofObject = answers.get(object) ?? new Map<A, T>();
    answers.set(object, ofObject);
    const known = ofObject.get(key) ?? answer(object, key);
    ofObject.set(key, known);
    return known;
  };
}
