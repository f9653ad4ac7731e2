import type { Definition, Label, SystemRight } from '@tenon/metadata';
import { TenonError } from '../base/errors.ts';
import type { PublishCheck } from '../catalog/publish-check.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Actor } from './actor.ts';
import { designsAll, designsSome, isInReach, mayAskAbout, mayChange, mayDraft } from './app-reach.ts';
import { requireSystemRight } from './give-roles.ts';

type Designed = { kind: string; name: string; body?: unknown };

/** Kinds that give rights, or send out what somebody else may read, take more than the right to design. */
const rightOfKind: Partial<Record<string, SystemRight>> = { role: 'manageRoles', connection: 'manageConnections' };

/** Throws `forbidden` for whoever designs nothing. */
export function requireDesigner(actor: Actor): void {
  if (!designsSome(actor)) throw new TenonError('forbidden');
}

/** Throws `forbidden` without the right to design each of these drafts, and `beyondApp` for those that belong to no app that the actor administers. */
export function requireDraftRights(snapshot: Snapshot, actor: Actor, drafts: readonly Designed[]): void {
  requireDesigner(actor);
  refuseBeyond(drafts.filter((each) => !mayDraft(snapshot, actor, { ...each, body: each.body } as Definition)));
  requireRightsOfKinds(actor, drafts);
}

/** Throws `beyondApp` for definitions, as they count, of which some are not the actor's to design. */
export function requireAllInReach(snapshot: Snapshot, actor: Actor, definitions: readonly Definition[]): void {
  refuseBeyond(definitions.filter((each) => !isInReach(snapshot, actor, each)));
}

/** Throws `notFound` for what is there and not the actor's to design. */
export function requireInReach(snapshot: Snapshot, actor: Actor, { kind, name }: { kind: string; name: string }): void {
  requireDesigner(actor);
  if (!mayAskAbout(snapshot, actor, { kind, name })) throw new TenonError('notFound');
}

/** Files and revisions may hold definitions of any kind. */
export function requireRightsOfEveryKind(actor: Actor): void {
  requireSystemRight(actor, 'manageMetadata');
  requireRightsOfKinds(
    actor,
    Object.keys(rightOfKind).map((kind) => ({ kind })),
  );
}

/** Whoever publishes answers for all that it changes, whoever wrote it. */
export function checkDesign(actor: Actor): PublishCheck {
  return ({ before, next, changed }) => {
    requireDesigner(actor);
    refuseBeyond(changed.filter((each) => !mayChange({ before, next }, actor, each)));
    requireRightsOfKinds(actor, changed);
    // Buttons that call one send out, too; who changes the object otherwise has nothing to do with them.
    const sends = changed.flatMap(({ kind, name }) =>
      kind === 'object' ? [[callsOf(before, name), callsOf(next, name)] as const] : [],
    );
    if (sends.some(([were, are]) => are.some((call) => !were.includes(call)))) requireSystemRight(actor, 'manageConnections');
  };
}

/** The buttons of an object that call a connection, each word by word; a removed one sends nothing. */
function callsOf(snapshot: Snapshot, object: string): string[] {
  const buttons = Object.entries(snapshot.objects.get(object)?.body.buttons ?? {});
  return buttons.filter(([, { does }]) => does.kind === 'callConnection').map((each) => JSON.stringify(each));
}

/** Roles of their apps alone are let through to who administers apps; how far they reach is looked at when they are published. */
function requireRightsOfKinds(actor: Actor, definitions: readonly { kind: string; body?: unknown }[]): void {
  for (const { kind, body } of definitions) {
    const right = Object.hasOwn(rightOfKind, kind) ? rightOfKind[kind] : undefined;
    if (right && (kind !== 'role' || designsAll(actor))) requireSystemRight(actor, right);
    // A process that calls a connection sends out, too.
    if (kind === 'process' && JSON.stringify(body)?.includes('"callConnection"')) requireSystemRight(actor, 'manageConnections');
  }
}

function refuseBeyond(definitions: readonly Designed[]): void {
  if (definitions.length === 0) return;
  const names = (['zh', 'en'] as const).map((locale) =>
    definitions.map(({ kind, name, body }) => (body as { label?: Label } | null)?.label?.[locale] ?? `${kind}/${name}`),
  );
  const [zh = [], en = []] = names;
  throw new TenonError('beyondApp', { params: { names: { zh: zh.join('、'), en: en.join(', ') } } });
}
