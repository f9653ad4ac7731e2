import type { AppBody, Problem, RoleBody } from '@tenon/metadata';
import { objectsOfApp } from '@tenon/metadata/define/app-parts.ts';
import { hasPilot, isOutsidePilot, type PilotMember, pilotOf } from '@tenon/metadata/define/app-rollout.ts';
import { TenonError } from '../base/errors.ts';
import type { CompiledField } from '../catalog/compiled-field.ts';
import { platform } from '../catalog/platform/solution.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Actor } from './actor.ts';

type Apps = Pick<Snapshot, 'apps' | 'objects'>;

/** Objects that rights and amounts are worked out from are there whatever is off. */
const always = new Set(platform.definitions.filter(({ kind }) => kind === 'object').map(({ name }) => name));

const none: ReadonlySet<string> = new Set();

/** Apps off for everybody, and those that others have so far: not these roles, nor whoever is in `pilots` by themselves (`pilotsOf`). */
export function appsOffHere({ apps }: Pick<Apps, 'apps'>, roles: readonly string[], pilots = none): Set<string> {
  const isOff = (name: string, app: AppBody) => app.off || (!pilots.has(name) && isOutsidePilot(app, { roles }));
  return new Set([...apps].filter(([name, app]) => isOff(name, app)).map(([name]) => name));
}

/** Apps in whose pilot somebody is as this person or by their department, whatever their roles. */
export function pilotsOf({ apps }: Pick<Apps, 'apps'>, who: Omit<PilotMember, 'roles'>): ReadonlySet<string> {
  const own = [...apps].filter(([, app]) => hasPilot(pilotOf(app)) && !isOutsidePilot(app, { ...who, roles: [] }));
  return own.length > 0 ? new Set(own.map(([name]) => name)) : none;
}

/**
 * Objects that are there for nobody while these apps are off: those of the apps that no app which is on has as well, and what is controlled by one
 * of them.
 */
export function objectsOff(snapshot: Apps, off: ReadonlySet<string>): Set<string> {
  const objectsIn = (isOff: boolean) =>
    [...snapshot.apps].filter(([name]) => off.has(name) === isOff).flatMap(([, app]) => objectsOfApp(app));
  const on = new Set([...objectsIn(false), ...always]);
  const gone = new Set(objectsIn(true).filter((object) => !on.has(object)));
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const [name, { body, fields }] of snapshot.objects) {
      const parents = fields.get(body.controlledBy ?? '')?.targets ?? [];
      if (!on.has(name) && parents.length > 0 && parents.every((parent) => gone.has(parent))) gone.add(name);
    }
  }
  return gone;
}

/** The role with nothing to what is off: for everybody (`off`), or for those who have the role. */
export function switchedRole(snapshot: Apps, role: RoleBody, off: ReadonlySet<string>): RoleBody {
  const all = new Set([...off, ...appsOffFor(role)]);
  const gone = all.size > 0 ? objectsOff(snapshot, all) : all;
  if (gone.size === 0) return role;
  return { ...role, objects: { ...role.objects, ...Object.fromEntries([...gone].map((name) => [name, {}])) } };
}

/** Apps that a role does without. */
export function appsOffFor({ apps = {} }: Pick<RoleBody, 'apps'>): string[] {
  return Object.keys(apps).filter((name) => apps[name] === 'off');
}

/** The app that is off, where an object is not the actor's to read for that reason alone. */
export function appOffOf(snapshot: Snapshot, actor: Actor, object: string): AppBody | undefined {
  if (actor.kind === 'service' || !snapshot.objects.has(object) || actor.rights.scopes(object, 'read').length > 0)
    return undefined;
  const bodies = actor.roles.flatMap((name) => snapshot.roles.get(name) ?? []);
  const wouldRead = bodies.some((role) => (role.objects[object] ?? role.objects['*'])?.read !== undefined);
  const off = new Set([...appsOffHere(snapshot, actor.roles, actor.pilots), ...bodies.flatMap(appsOffFor)]);
  if (!wouldRead || off.size === 0 || !objectsOff(snapshot, off).has(object)) return undefined;
  const apps = [...snapshot.apps].filter(([name]) => off.has(name));
  return (apps.find(([, app]) => objectsOfApp(app).includes(object)) ?? apps[0])?.[1];
}

/** The error in words where somebody may not reach one of these objects because its app is switched off, and not because there is none. */
export function sayAppIsOff(
  snapshot: Snapshot,
  actor: Actor,
  { error, objects }: { error: unknown; objects: readonly string[] },
): unknown {
  if (!(error instanceof TenonError) || !['notFound', 'forbidden'].includes(error.code)) return error;
  for (const object of objects) {
    const app = appOffOf(snapshot, actor, object);
    if (app) return new TenonError('appOff', { params: { app: app.label } });
  }
  return error;
}

/** Why somebody may not do what they want with records of an object. */
export function notAllowedIn(snapshot: Snapshot, actor: Actor, object: string): Problem {
  const app = appOffOf(snapshot, actor, object);
  return app ? { code: 'appOff', params: { app: app.label } } : { code: 'notAllowed' };
}

/** Whether a field can only point at what nobody may reach while an app is off: it can be given no value, and is asked for none. */
export function leadsOff(snapshot: Snapshot, actor: Actor, { targets }: Pick<CompiledField, 'targets'>): boolean {
  return targets.length > 0 && targets.every((object) => appOffOf(snapshot, actor, object) !== undefined);
}
