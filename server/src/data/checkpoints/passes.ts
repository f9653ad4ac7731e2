import type { Actor } from '../../access/actor.ts';
import { actorIn } from '../../access/actors.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { isId, newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { appendEvidence } from '../evidence/append-evidence.ts';
import { insertNotices } from '../notices/notice-rows.ts';
import { getRecord } from '../read/get-record.ts';
import { decidePassRow, expirePasses, insertPass, lockPass, openPass, type Pass, type PassAction } from './pass-rows.ts';

export type AskedPass = {
  object: string;
  id: string;
  checkpoint: string;
  action: PassAction;
  /** Of an update: the option that the record takes. */
  option?: string;
  reason: string;
};

const day = 86_400_000;
/** So long a request waits for the second person, and so long what they granted can be used. */
const waits = { asked: 7 * day, granted: day };

/**
 * Asks for a second person who lets one record past one checkpoint. Whoever has the right to it, and may see the record, is told. Who asks for the same again
 * is answered what waits already. Throws `notFound`, and `nobodySecond` where there is nobody else with the right.
 */
export async function askPass(
  workspace: Workspace,
  actor: Actor,
  asked: AskedPass,
  within?: Transaction,
): Promise<{ id: string }> {
  requirePerson(actor);
  await requireSeen(workspace, actor, asked);
  const gate = gateOf(workspace, actor, asked);
  const option = asked.action === 'update' ? (asked.option ?? null) : null;
  if (asked.action === 'update' && !gate.options.includes(option ?? '')) throw new TenonError('notFound');
  const seconds = (await secondsOf(workspace)).filter((person) => person !== actor.userId);
  if (seconds.length === 0) throw new TenonError('nobodySecond');
  const now = workspace.clock.now();
  const pass: Pass = {
    ...{ id: newId(), object: asked.object, record: asked.id, checkpoint: asked.checkpoint, action: asked.action, option },
    ...{ reason: asked.reason, requester: actor.userId, askedAt: now.toISOString(), state: 'asked' },
    ...{ decidedBy: null, decidedAt: null, comment: null, usedAt: null },
    expiresAt: new Date(now.getTime() + waits.asked).toISOString(),
  };
  const work = async (tx: Transaction) => {
    await expirePasses(tx, workspace, { record: asked.id, at: now });
    const open = await openPass(tx, workspace, pass);
    if (open !== undefined) return { id: open };
    if (!(await insertPass(tx, workspace, pass))) throw new TenonError('busy');
    const about = { by: actor.userId, object: pass.object, record: pass.record, key: `pass:${pass.id}` };
    await insertNotices(
      tx,
      workspace,
      seconds.map((person) => ({ ...about, person, kind: 'passAsked' })),
    );
    await note(tx, workspace, { kind: 'asked', at: now, by: actor.userId, pass });
    return { id: pass.id };
  };
  return within ? work(within) : workspace.db.transaction(work);
}

export type PassAct = { pass: string; act: 'grant' | 'refuse' | 'withdraw'; comment?: string };

/**
 * The second person decides, who is never the one that asked; that one may take it back instead, as long as it was not used. Throws `notFound`, `forbidden` for
 * who has no right to it, and `passRefused` for one's own and for what was decided already.
 */
export async function decidePass(
  workspace: Workspace,
  actor: Actor,
  { pass: id, act, comment }: PassAct,
  within?: Transaction,
): Promise<{ state: Pass['state'] }> {
  requirePerson(actor);
  if (!isId(id)) throw new TenonError('notFound');
  const now = workspace.clock.now();
  const work = async (tx: Transaction) => {
    const pass = await lockPass(tx, workspace, id);
    if (!pass) throw new TenonError('notFound');
    await requireSeen(workspace, actor, { ...pass, id: pass.record, tx });
    const isOwn = pass.requester === actor.userId;
    if (act !== 'withdraw' && !actor.rights.system.has('breakGlass')) throw new TenonError('forbidden');
    const stands = Date.parse(pass.expiresAt) > now.getTime();
    const isOpen = pass.state === 'asked' || (act !== 'grant' && pass.state === 'granted');
    if (!stands || !isOpen || isOwn !== (act === 'withdraw')) throw new TenonError('passRefused');
    const state = decided[act];
    const lasts = act === 'grant' ? new Date(now.getTime() + waits.granted).toISOString() : pass.expiresAt;
    const decision = { id, state, comment: comment ?? null, expiresAt: lasts, decidedAt: now.toISOString() };
    await decidePassRow(tx, workspace, { ...decision, decidedBy: isOwn ? pass.decidedBy : actor.userId });
    if (!isOwn) await tellRequester(tx, workspace, { pass, by: actor.userId, isGranted: act === 'grant' });
    await note(tx, workspace, { kind: state, at: now, by: actor.userId, pass, comment });
    return { state };
  };
  return within ? work(within) : workspace.db.transaction(work);
}

const decided = { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' } as const;

/** People who may be the second one. */
export async function secondsOf(workspace: Workspace): Promise<string[]> {
  const directory = await readDirectory(workspace);
  return [...directory.people.keys()].filter((userId) =>
    actorIn(workspace, directory, { userId, source: 'web' })?.rights.system.has('breakGlass'),
  );
}

/** By one's own hand: no key, no process, and nobody who looks as somebody else. */
function requirePerson({ kind, source, lookedThroughBy }: Actor): void {
  if (kind !== 'person' || source !== 'web' || lookedThroughBy !== undefined) throw new TenonError('forbidden');
}

async function requireSeen(
  workspace: Workspace,
  actor: Actor,
  { object, id, action, tx }: Pick<AskedPass, 'object' | 'id' | 'action'> & { tx?: Transaction },
): Promise<void> {
  await getRecord(workspace, actor, { object, id, select: [], trash: action === 'restore', ...(tx && { tx }) });
}

function gateOf({ snapshot }: Workspace, actor: Actor, { object: name, checkpoint }: AskedPass): { options: string[] } {
  const object = snapshot.objects.get(name);
  const gate = object?.body.gates?.[checkpoint];
  if (!object || !gate?.checkpoint || gate.off || !mayReadPath(snapshot, actor, name, gate.field))
    throw new TenonError('notFound');
  const definition = object.fields.get(gate.field)?.definition;
  return { options: definition && 'options' in definition ? definition.options.map(({ value }) => value) : [] };
}

type Told = { pass: Pass; by: string; isGranted: boolean };

async function tellRequester(tx: Transaction, workspace: Workspace, { pass, by, isGranted }: Told): Promise<void> {
  const { requester: person, object, record, id } = pass;
  const kind = isGranted ? 'passGranted' : 'passRefused';
  await insertNotices(tx, workspace, [{ person, kind, by, object, record, key: `passDecided:${id}` }]);
}

type Noted = { kind: 'asked' | 'granted' | 'refused' | 'withdrawn'; at: Date; by: string; pass: Pass; comment?: string };

function note(tx: Transaction, workspace: Workspace, { kind, at, by, pass, comment }: Noted): Promise<void> {
  const { id, object, record, checkpoint, action, option, reason, requester } = pass;
  const about = { at: at.toISOString(), object, record, checkpoint, by };
  return appendEvidence(tx, workspace, [
    { kind, ...about, action, option, pass: { id, requester, reason, ...(comment && { comment }) } },
  ]);
}
