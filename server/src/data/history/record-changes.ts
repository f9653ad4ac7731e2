import { EventEmitter } from 'node:events';
import type { LiveEvent, Presence } from '@tenon/metadata';
import type { Database } from '../../base/database/database.ts';
import { runWithoutRequester } from '../../base/database/requester.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';

export type RecordEvent = Extract<LiveEvent, { type: 'records' }>;
export type JobEvent = Extract<LiveEvent, { type: 'job' }>;
export type NoticeEvent = Extract<LiveEvent, { type: 'notices' }>;
type Hint = RecordEvent | JobEvent | NoticeEvent | Presence;

/** Hints of what a workspace committed. Each says what to look at again; nothing depends on one arriving. */
export type Hints<Event extends Hint> = {
  publish(event: Event): void;
  /** Returns what ends the subscription. */
  subscribe(heard: (event: Event) => void): () => void;
};

const channel = 'tenon_live';
const thisNode = newId();
const gatherFor = 50;
/** A payload of NOTIFY holds 8,000 bytes. More records than this are told as "many": an event without ids. */
const maxIds = 150;

type Gathered = { workspace: Workspace; events: Map<string, Hint>; emitter: EventEmitter; timer?: NodeJS.Timeout };
type Message = { node: string; workspace: string; event: Hint };

const open = new Map<string, Gathered>();

/** The changes of a workspace, gathered for up to 50 ms so that a storm of writes is told in few words. */
export function recordChanges(workspace: Workspace): Hints<RecordEvent> {
  const gathered = gatheredOf(workspace);
  return { publish: (event) => gatherRecords(gathered, event), subscribe: (heard) => listen(gathered, 'records', heard) };
}

/** How far background jobs have come, gathered likewise. */
export function jobChanges(workspace: Workspace): Hints<JobEvent> {
  const gathered = gatheredOf(workspace);
  return { publish: (event) => gather(gathered, `job ${event.id}`, event), subscribe: (heard) => listen(gathered, 'job', heard) };
}

/** Who has something else to read, gathered likewise. */
export function noticeChanges(workspace: Workspace): Hints<NoticeEvent> {
  const gathered = gatheredOf(workspace);
  return {
    publish: (event) => gather(gathered, `notices ${event.person}`, event),
    subscribe: (heard) => listen(gathered, 'notices', heard),
  };
}

/** Who is where in the studio, gathered likewise: of one page only the last. Nothing of it is kept. */
export function presences(workspace: Workspace): Hints<Presence> {
  const gathered = gatheredOf(workspace);
  return {
    publish: (event) => gather(gathered, `presence ${event.page}`, event),
    subscribe: (heard) => listen(gathered, 'presence', heard),
  };
}

/** Passes on what other nodes tell. Once per process. */
export async function listenToOtherNodes(database: Database): Promise<void> {
  await database.listen(
    channel,
    (payload) => {
      const { node, workspace, event } = JSON.parse(payload) as Message;
      if (node !== thisNode) open.get(workspace)?.emitter.emit(event.type, event);
    },
    () => {},
  );
}

function gatheredOf(workspace: Workspace): Gathered {
  const known = open.get(workspace.id);
  // Also with a clock of its own, as sample data is made with.
  if (known?.workspace.database === workspace.database) return known;
  const made: Gathered = { workspace, events: new Map(), emitter: known?.emitter ?? new EventEmitter().setMaxListeners(0) };
  open.set(workspace.id, made);
  return made;
}

function listen<Event extends Hint>({ emitter }: Gathered, type: Event['type'], heard: (event: Event) => void): () => void {
  emitter.on(type, heard);
  return () => void emitter.off(type, heard);
}

function gatherRecords(gathered: Gathered, event: RecordEvent): void {
  const key = `${event.object} ${event.action} ${event.by}`;
  gather(gathered, key, mergeEvents(gathered.events.get(key) as RecordEvent | undefined, event));
}

/** Two changes of one object as one; of more records than are told by name, and of "many", it is "many". */
export function mergeEvents(waiting: RecordEvent | undefined, event: RecordEvent): RecordEvent {
  const ids = new Set([...(waiting?.ids ?? []), ...event.ids]);
  const isMany = ids.size > maxIds || event.ids.length === 0 || waiting?.ids.length === 0;
  return { ...event, ids: isMany ? [] : [...ids] };
}

function gather(gathered: Gathered, key: string, event: Hint): void {
  gathered.events.set(key, event);
  // Whoever listens does so for themselves, not for whoever changed something.
  gathered.timer ??= runWithoutRequester(() => setTimeout(() => tell(gathered), gatherFor).unref());
}

function tell(gathered: Gathered): void {
  const events = new Map(gathered.events);
  gathered.events.clear();
  gathered.timer = undefined;
  for (const event of events.values()) gathered.emitter.emit(event.type, event);
  void tellOtherNodes(gathered.workspace, events);
}

type Outbox = { waiting: Map<string, Message>; isTelling: boolean };

const outboxes = new WeakMap<Database, Outbox>();

function outboxOf(database: Database): Outbox {
  const outbox = outboxes.get(database) ?? { waiting: new Map(), isTelling: false };
  outboxes.set(database, outbox);
  return outbox;
}

/** One statement at a time for all workspaces, so that hints never crowd out those who sign in; what comes meanwhile is told together. */
async function tellOtherNodes({ id, database, log }: Workspace, events: ReadonlyMap<string, Hint>): Promise<void> {
  const outbox = outboxOf(database);
  for (const [key, event] of events) {
    const name = `${id} ${key}`;
    const before = outbox.waiting.get(name)?.event;
    const merged = event.type === 'records' ? mergeEvents(before as RecordEvent | undefined, event) : event;
    outbox.waiting.set(name, { node: thisNode, workspace: id, event: merged });
  }
  if (outbox.isTelling) return;
  outbox.isTelling = true;
  while (outbox.waiting.size > 0) {
    const messages = [...outbox.waiting.values()].map((message) => JSON.stringify(message));
    outbox.waiting.clear();
    await database.platform
      .query({ text: `select pg_notify('${channel}', m) from unnest($1::text[]) as m`, values: [messages] })
      .catch((error) => log.debug({ code: (error as { code?: string }).code }, 'live hints were not sent to other nodes'));
  }
  outbox.isTelling = false;
}
