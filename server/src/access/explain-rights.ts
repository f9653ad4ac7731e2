import type { FieldRight, ObjectRights, RecordScope, RoleBody, Scope, SystemRight } from '@tenon/metadata';
import { canMask, objectActions, recordActions, rightsOnObject, systemRights } from '@tenon/metadata';
import { mapYielding } from '../base/yield-to-event-loop.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Visibility } from '../query/viewer.ts';
import type { RecordAction, Rights } from './actor.ts';
import { appsOffFor, appsOffHere, objectsOff, switchedRole } from './app-switches.ts';
import { mayChangeField, mayReadPath, sourcesOf, visibilityOf } from './field-rights.ts';
import { mergeRoles } from './merge-roles.ts';

type Action = keyof ObjectRights;

/** A role and what it is; drafts of roles count as they are given. */
export type NamedRole = { name: string; body: RoleBody };

/** A scope by its name, or that it is a condition. */
type ScopeName = Scope | 'where';

/** What a role gives for one action; `by` names the line of the role that says so, `off` that its app is switched off. */
export type Reason = { role: string; gives: ScopeName | boolean; by: 'own' | 'others' | 'off' };

export type ExplainedObject = {
  object: string;
  /** What the roles allow together, by action: scopes that add up, or whether at all. */
  actions: { action: Action; scopes: readonly ScopeName[]; allowed: boolean; reasons: Reason[] }[];
  /** Records of it are reached through the records of these objects. */
  controlledBy: string[];
  fields: Record<Visibility | 'readOnly', number>;
};

/** Why a field is as it is: what the roles say, what it is worked out from, where it leads, that nobody writes it. */
export type FieldReason =
  | { why: 'role'; role: string; right: FieldRight }
  | { why: 'source'; object: string; path: string }
  | { why: 'target'; objects: string[] }
  | { why: 'unmaskable' | 'kept' | 'recordReadOnly' };

export type ExplainedField = { field: string; seen: Visibility; changes: boolean; reasons: FieldReason[] };

/** Somebody's roles, and the apps in whose pilot they are besides; see `pilotsOf`. */
export type Holding = { roles: readonly NamedRole[]; pilots?: ReadonlySet<string> };

/** The rights of these roles together, as the engine merges them, with what each of them adds; see `mergeRoles`. */
export function explainRights(snapshot: Snapshot, { roles, pilots }: Holding) {
  const { rights, switched, off } = mergeNamed(snapshot, roles, pilots);
  return {
    system: systemRights.flatMap((right): { right: SystemRight; roles: string[] }[] => {
      const giving = roles.filter(({ body }) => body.system?.includes(right)).map(({ name }) => name);
      return rights.system.has(right) ? [{ right, roles: giving }] : [];
    }),
    objects: [...snapshot.objects.keys()].map((object) => explainObject(object)),
  };

  function explainObject(object: string): ExplainedObject {
    const compiled = snapshot.objects.get(object);
    const reads = rights.scopes(object, 'read').length > 0;
    return {
      object,
      actions: [...recordActions, ...objectActions].map((action) => {
        const scopes = isRecordAction(action) ? rights.scopes(object, action) : [];
        const allowed = isRecordAction(action) ? scopes.length > 0 : rights.allows(object, action as never);
        return { action, scopes: scopes.map(nameOf), allowed, reasons: reasonsOf(object, action) };
      }),
      controlledBy: [...(compiled?.fields.get(compiled.body.controlledBy ?? '')?.targets ?? [])],
      fields: countFields(snapshot, rights, reads ? object : undefined),
    };
  }

  function reasonsOf(object: string, action: Action): Reason[] {
    return roles.flatMap(({ name, body }, index): Reason[] => {
      const gives = rightsOnObject(body, object)[action];
      if (!gives) return [];
      const counts = rightsOnObject(switched[index] as RoleBody, object)[action] !== undefined;
      const isGone = !counts && off(body).has(object);
      return [
        {
          role: name,
          gives: gives === true ? gives : nameOf(gives),
          by: isGone ? 'off' : Object.hasOwn(body.objects, object) ? 'own' : 'others',
        },
      ];
    });
  }
}

/** Each field of an object as these roles show it, and why. */
export function explainFields(snapshot: Snapshot, { roles, pilots }: Holding, object: string): ExplainedField[] {
  const { rights, switched } = mergeNamed(snapshot, roles, pilots);
  const holder = { rights };
  const reading = roles.filter((_, index) => rightsOnObject(switched[index] as RoleBody, object).read !== undefined);
  return [...(snapshot.objects.get(object)?.fields.values() ?? [])].map((compiled) => {
    const field = compiled.name;
    const seen = visibilityOf(snapshot, holder, object, field);
    const changes = mayChangeField(snapshot, holder, object, field);
    const said = reading.map(({ name, body }): FieldReason => {
      return { why: 'role', role: name, right: body.fields?.[`${object}.${field}`] ?? 'edit' };
    });
    const reasons: FieldReason[] = said.filter((reason) => reason.why !== 'role' || reason.right !== 'edit' || said.length > 1);
    if (reasons.every((reason) => reason.why === 'role' && reason.right === 'edit')) reasons.length = 0;
    const right = rights.field(object, field);
    if (seen === 'hidden' && right !== 'hidden') {
      const unread = compiled.targets.length > 0 && !compiled.targets.some((to) => rights.scopes(to, 'read').length > 0);
      if (unread) reasons.push({ why: 'target', objects: [...compiled.targets] });
      for (const source of sourcesOf(snapshot, compiled))
        if (!mayReadPath(snapshot, holder, source.object, source.path)) reasons.push({ why: 'source', ...source });
      if (right === 'masked' && !canMask(compiled.type, compiled.definition)) reasons.push({ why: 'unmaskable' });
    }
    const isKept = compiled.definition.readOnly || compiled.type.readOnly;
    if (seen === 'clear' && !changes) {
      if (isKept) reasons.push({ why: 'kept' });
      else if (right === 'edit') reasons.push({ why: 'recordReadOnly' });
    }
    return { field, seen, changes, reasons };
  });
}

/** Roles that hide each field of an object or mask it, each role for itself; roles that do not let the object be read at all are left out. */
export async function rolesHiding(snapshot: Snapshot, roles: readonly NamedRole[], object: string) {
  const each = await mapYielding(roles, (role) => ({ name: role.name, rights: mergeNamed(snapshot, [role]).rights }));
  const reading = each.filter(({ rights }) => rights.scopes(object, 'read').length > 0);
  const fields = [...(snapshot.objects.get(object)?.fields.keys() ?? [])];
  const found = await mapYielding(fields, (field) => {
    const names: Record<Visibility, string[]> = { hidden: [], masked: [], clear: [] };
    for (const { name, rights } of reading) names[visibilityOf(snapshot, { rights }, object, field)].push(name);
    return { field, hidden: names.hidden, masked: names.masked };
  });
  return found.filter(({ hidden, masked }) => hidden.length + masked.length > 0);
}

function mergeNamed(snapshot: Snapshot, roles: readonly NamedRole[], pilots?: ReadonlySet<string>) {
  const names = roles.map(({ name }) => name);
  const offHere = appsOffHere(snapshot, names, pilots);
  const switched = roles.map(({ body }) => switchedRole(snapshot, body, offHere));
  const off = (body: RoleBody) => objectsOff(snapshot, new Set([...offHere, ...appsOffFor(body)]));
  return { rights: mergeRoles(switched), switched, off };
}

function countFields(snapshot: Snapshot, rights: Rights, object: string | undefined): ExplainedObject['fields'] {
  const count = { clear: 0, masked: 0, hidden: 0, readOnly: 0 };
  for (const name of object === undefined ? [] : (snapshot.objects.get(object)?.fields.keys() ?? [])) {
    const seen = visibilityOf(snapshot, { rights }, object as string, name);
    count[seen] += 1;
    if (seen === 'clear' && rights.field(object as string, name) === 'read') count.readOnly += 1;
  }
  return count;
}

function nameOf(scope: RecordScope): ScopeName {
  return typeof scope === 'string' ? scope : 'where';
}

function isRecordAction(action: Action): action is RecordAction {
  return (recordActions as readonly Action[]).includes(action);
}
