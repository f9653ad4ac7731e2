import type { AppBody, Definition } from '@tenon/metadata';
import { objectOfDefinition, objectsOfApp } from '@tenon/metadata/define/app-parts.ts';
import { platform } from '../catalog/platform/solution.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Actor } from './actor.ts';
import { isOnlyAbout } from './app-roles.ts';

type Administrator = Pick<Actor, 'kind' | 'rights'>;
type Holder = Pick<Actor, 'rights'>;
type Apps = Pick<Snapshot, 'apps'>;

/** Kinds that are about one object. */
const kindsAboutObjects: ReadonlySet<string> = new Set(['object', 'view', 'layout', 'report', 'process']);

/** Every other kind, those yet to come included, belongs to the whole workspace. */
const kindsInApps: ReadonlySet<string> = new Set([...kindsAboutObjects, 'app', 'dashboard', 'role']);

/** What rights and amounts are worked out from is in no app. */
const ofPlatform = new Set(platform.definitions.filter(({ kind }) => kind === 'object').map(({ name }) => name));

/** Whether somebody designs everything; who does not, designs what belongs to the apps that they administer. */
export function designsAll({ kind, rights }: Administrator): boolean {
  return kind === 'service' || rights.system.has('manageMetadata');
}

/** Whether somebody designs anything at all. */
export function designsSome(actor: Administrator): boolean {
  return designsAll(actor) || actor.rights.administers.size > 0;
}

/** Whether an object belongs to apps, and to none that the actor does not administer: what two apps share, one of them does not change alone. */
export function isObjectInReach({ apps }: Apps, actor: Holder, object: string): boolean {
  if (actor.rights.administers.size === 0) return false;
  const having = [...apps].filter(([, app]) => objectsOfApp(app).includes(object));
  return !ofPlatform.has(object) && administersAll(actor, having);
}

/**
 * Whether a definition as it counts belongs to apps that the actor administers, and to no others: a role, where they have it and it is about their objects
 * alone. Connections belong to the whole workspace.
 */
export function isInReach(snapshot: Apps, actor: Administrator, definition: Definition): boolean {
  const { kind, name } = definition;
  if (designsAll(actor)) return true;
  if (kind === 'app') return actor.rights.administers.has(name);
  if (kind === 'dashboard') return administersAll(actor, appsWithDashboard(snapshot, name));
  if (kind === 'role') return isRoleInReach(snapshot, actor, definition);
  const object = kindsAboutObjects.has(kind) ? objectOfDefinition(definition) : undefined;
  return object !== undefined && isObjectInReach(snapshot, actor, object);
}

function isRoleInReach(snapshot: Apps, actor: Administrator, { name, body }: Definition): boolean {
  const having = [...snapshot.apps].filter(([, { roles }]) => roles?.includes(name));
  return administersAll(actor, having) && isOnlyAbout(body, (object) => isObjectInReach(snapshot, actor, object));
}

/** Whether the actor may ask about a definition: where it is used, what it would answer. What is not there is nobody's secret. */
export function mayAskAbout(snapshot: Snapshot, actor: Administrator, { kind, name }: { kind: string; name: string }): boolean {
  if (designsAll(actor)) return true;
  const body = publishedBody(snapshot, kind, name);
  return kindsInApps.has(kind) && (body === undefined || isInReach(snapshot, actor, { kind, name, body }));
}

/** Whether the actor may keep a definition in a set: one in their reach, or a new one that can get there. */
export function mayDraft(snapshot: Snapshot, actor: Administrator, { kind, name, body }: Definition): boolean {
  if (designsAll(actor)) return true;
  const published = publishedBody(snapshot, kind, name);
  if (published !== undefined && !isInReach(snapshot, actor, { kind, name, body: published })) return false;
  if (kind === 'app') return published !== undefined && body !== null;
  if (kind === 'dashboard') return true;
  if (kind === 'role') return isOnlyAbout(body, (each) => !snapshot.objects.has(each) || isObjectInReach(snapshot, actor, each));
  if (!kindsAboutObjects.has(kind)) return false;
  const object = body === null ? undefined : objectOfDefinition({ kind, name, body });
  return object === undefined || !snapshot.objects.has(object) || isObjectInReach(snapshot, actor, object);
}

type Change = { before: Snapshot; next: Snapshot };

/**
 * Whether the actor may make this change count: what was there was in their reach, what comes is in it afterwards, and their apps take in nothing that
 * was there already and not theirs.
 */
export function mayChange(
  { before, next }: Change,
  actor: Administrator,
  { kind, name }: { kind: string; name: string },
): boolean {
  if (designsAll(actor)) return true;
  if (!kindsInApps.has(kind)) return false;
  const [was, becomes] = [publishedBody(before, kind, name), publishedBody(next, kind, name)];
  if (was !== undefined && !isInReach(before, actor, { kind, name, body: was })) return false;
  if (kind === 'app') return was !== undefined && becomes !== undefined && takesInNothing({ before, next }, actor, name);
  return becomes === undefined || isInReach(next, actor, { kind, name, body: becomes });
}

/** An app may lead to what other apps have, where the actor has a say in it already; what is new belongs to whoever makes it. */
function takesInNothing({ before, next }: Change, actor: Administrator, app: string): boolean {
  const [was, becomes] = [before.apps.get(app) as AppBody, next.apps.get(app) as AppBody];
  const objects = objectsOfApp(becomes).filter((name) => !objectsOfApp(was).includes(name) && before.objects.has(name));
  const dashboards = (becomes.dashboards ?? []).filter((name) => !was.dashboards?.includes(name) && before.dashboards.has(name));
  const roles = (becomes.roles ?? []).filter((name) => !was.roles?.includes(name));
  const isTheirs = (name: string) => {
    const body = before.roles.get(name);
    return body === undefined || isRoleInReach(before, actor, { kind: 'role', name, body });
  };
  return (
    roles.every(isTheirs) &&
    objects.every((name) => isObjectInReach(before, actor, name)) &&
    dashboards.every((name) => administersAll(actor, appsWithDashboard(before, name)))
  );
}

function administersAll({ rights }: Holder, apps: readonly (readonly [string, AppBody])[]): boolean {
  return apps.length > 0 && apps.every(([name]) => rights.administers.has(name));
}

function appsWithDashboard({ apps }: Apps, dashboard: string): [string, AppBody][] {
  return [...apps].filter(([, app]) => app.dashboards?.includes(dashboard));
}

/** As it counts; undefined where there is none. */
function publishedBody(snapshot: Snapshot, kind: string, name: string): unknown {
  if (kind === 'object') return snapshot.objects.get(name)?.body;
  const ofKind = bodiesOfKind(snapshot)[kind];
  return ofKind?.get(name);
}

function bodiesOfKind({ views, layouts, reports, dashboards, apps, processes, roles }: Snapshot) {
  const bodies = {
    view: views,
    layout: layouts,
    report: reports,
    dashboard: dashboards,
    app: apps,
    process: processes,
    role: roles,
  };
  return bodies as Record<string, ReadonlyMap<string, unknown> | undefined>;
}
