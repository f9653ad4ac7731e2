import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveEvent, Presence } from '@tenon/metadata';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { designsAll, designsSome, isObjectInReach } from '../access/app-reach.ts';
import { TenonError } from '../base/errors.ts';
import { createLimiter } from '../base/limiter.ts';
import type { Workspace } from '../catalog/workspace.ts';
import {
  jobChanges,
  mergeEvents,
  noticeChanges,
  presences,
  type RecordEvent,
  recordChanges,
} from '../data/history/record-changes.ts';
import { findCaller } from './authenticate.ts';
import type { Caller } from './caller.ts';
import { readableIds, sameReaders } from './readable-ids.ts';
import type { Services } from './services.ts';

/** Of one session or key; of one person in all of theirs; of a workspace; of the server. A browser opens one for each page that is seen. */
const most = { credential: 10, person: 30, workspace: 1000, together: 2000 };
/** Bytes that wait for a slow reader, beside what the operating system keeps for them. */
const mostUnread = 256 * 1024;
/** Proxies and browsers give up on silent streams. */
const beatEvery = 25_000;
/** Look-ups for streams never take more of the connections than this from those who read and write. */
const inTurn = createLimiter({ atOnce: 2, waiting: Number.POSITIVE_INFINITY });

type Stream = {
  credential: string;
  userId: string;
  /** Those that its page knows of. */
  rights: string;
  /** May design, as far as was seen last: the others are not looked up for what is not for them. */
  designs: boolean;
  request: FastifyRequest;
  page?: string;
  /** Others were told that its page is in the studio. */
  isInStudio?: boolean;
  say: (text: string) => void;
  end: () => void;
};
type Audience = { streams: Set<Stream>; close: () => void };
/** Those who listen with one session or key, and what it may see at this moment. */
type Listener = { caller: Caller; streams: Stream[] };

export type LiveStreams = {
  /** Throws `tooManyStreams` where the caller has enough of them, and `busy` where everybody together has. */
  open(caller: Caller, request: FastifyRequest, opened: { reply: FastifyReply; page?: string }): void;
  closeAll(): void;
};

/** Everybody who listens to what changes, by workspace. A change is looked up once for all who would see the same of it. */
export function createLiveStreams(services: Services): LiveStreams {
  const audiences = new Map<string, Audience>();
  return { open, closeAll };

  function open(caller: Caller, request: FastifyRequest, { reply, page }: Parameters<LiveStreams['open']>[2]): void {
    const { workspace, credential, actor } = caller;
    const audience = audiences.get(workspace.id);
    refuseTooMany(audience?.streams ?? new Set(), { credential, userId: actor.userId });
    const { streams } = audience ?? gather(workspace);
    const { signature: rights } = actor.rights;
    const designs = mayDesign(caller);
    const stream: Stream = { credential, userId: actor.userId, rights, designs, request, page, ...startAnswer(reply) };
    streams.add(stream);
    reply.raw.on('close', () => {
      streams.delete(stream);
      if (stream.isInStudio) presences(workspace).publish(leaving(caller, page as string));
      if (streams.size === 0) dismiss(workspace.id);
    });
  }

  function closeAll(): void {
    for (const { streams } of audiences.values()) for (const stream of streams) stream.end();
  }

  function refuseTooMany(streams: Set<Stream>, { credential, userId }: Pick<Stream, 'credential' | 'userId'>): void {
    const own = [...streams].filter((stream) => stream.userId === userId);
    if (own.filter((stream) => stream.credential === credential).length >= most.credential) throw tooMany(most.credential);
    if (own.length >= most.person) throw tooMany(most.person);
    const together = [...audiences.values()].reduce((sum, audience) => sum + audience.streams.size, 0);
    if (streams.size >= most.workspace || together >= most.together) throw new TenonError('busy', { retryAfter: 60 });
  }

  function gather(workspace: Workspace): Audience {
    const streams = new Set<Stream>();
    const tell = createTeller(services, workspace, streams);
    const unsubscribe = recordChanges(workspace).subscribe(tell.records);
    const unfollow = jobChanges(workspace).subscribe(
      (event) => void tell.one(event, { isFor: ({ userId }) => userId === event.by }),
    );
    const untold = noticeChanges(workspace).subscribe(
      (event) => void tell.one(event, { isFor: ({ userId }) => userId === event.person }),
    );
    const unheard = presences(workspace).subscribe((event) => {
      for (const stream of streams) if (stream.page === event.page) stream.isInStudio = event.place !== null;
      void tell.place(event);
    });
    const forget = services.workspaces.onRevision(({ id, snapshot }) => {
      if (id === workspace.id) void tell.one({ type: 'metadata', revision: snapshot.revision });
    });
    const beat = setInterval(() => void tell.beat(), beatEvery).unref();
    const close = () => {
      clearInterval(beat);
      unsubscribe();
      unfollow();
      untold();
      unheard();
      forget();
    };
    const audience = { streams, close };
    audiences.set(workspace.id, audience);
    return audience;
  }

  function dismiss(workspaceId: string): void {
    audiences.get(workspaceId)?.close();
    audiences.delete(workspaceId);
  }
}

function tooMany(max: number): TenonError {
  return new TenonError('tooManyStreams', { params: { max } });
}

function startAnswer(reply: FastifyReply): Pick<Stream, 'say' | 'end'> {
  reply.hijack();
  const { raw } = reply;
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
  raw.write(': hello\n\n');
  return { say: (text) => sayTo(raw, text), end: () => void raw.end() };
}

/** Who did not read what came before is let go, rather than kept in mind without end; a browser comes back and asks for everything anew. */
function sayTo(raw: ServerResponse, text: string): void {
  if (raw.writableLength > mostUnread) raw.destroy();
  else raw.write(text);
}

/** Which of all streams are meant. */
type Hearing = { isFor?: (stream: Stream) => boolean };

type Teller = {
  records(event: RecordEvent): void;
  one(event: LiveEvent, audience?: Hearing): Promise<void>;
  place(event: Presence): Promise<void>;
  beat(): Promise<void>;
};

function createTeller(services: Services, workspace: Workspace, streams: Set<Stream>): Teller {
  const waiting = new Map<string, RecordEvent>();
  let isTelling = false;
  return { records, one, place, beat: () => say(': beat\n\n') };

  function records(event: RecordEvent): void {
    const key = `${event.object} ${event.action} ${event.by}`;
    waiting.set(key, mergeEvents(waiting.get(key), event));
    if (!isTelling) void tellAll();
  }

  /** What comes meanwhile is told together, and there is a pause as long as the work: a storm of changes is looked up half the time at most. */
  async function tellAll(): Promise<void> {
    isTelling = true;
    while (waiting.size > 0) {
      const begun = performance.now();
      const events = [...waiting.values()];
      waiting.clear();
      for (const event of events)
        await tellReaders(event).catch((err) => services.log.error({ err }, 'a live hint was not told'));
      await sleep(performance.now() - begun, undefined, { ref: false });
    }
    isTelling = false;
  }

  async function tellReaders(event: RecordEvent): Promise<void> {
    const found = new Map<string, Promise<string[] | undefined>>();
    const listeners = await findListeners(() => true);
    const tell = async ({ caller, streams }: Listener) => {
      const readers = sameReaders(caller, event.object);
      const looking = found.get(readers) ?? inTurn(() => readableIds(caller, event)).catch(() => undefined);
      found.set(readers, looking);
      const ids = await looking;
      if (ids) for (const stream of streams) stream.say(data({ ...event, ids }));
    };
    await Promise.all(listeners.map(tell));
  }

  async function one(event: LiveEvent, audience: Hearing = {}): Promise<void> {
    await say(data(event), audience);
  }

  /** Where somebody is that a listener may not look at is nowhere to them. */
  async function place(event: Presence): Promise<void> {
    const listeners = await findListeners(({ designs }) => designs);
    for (const { caller, streams } of listeners.filter(({ caller }) => mayDesign(caller))) {
      const text = data(maySeePlace(caller, event.place) ? event : { ...event, place: null });
      for (const stream of streams) stream.say(text);
    }
  }

  async function say(text: string, { isFor = () => true }: Hearing = {}): Promise<void> {
    const listeners = await findListeners(isFor);
    for (const { streams } of listeners) for (const stream of streams) stream.say(text);
  }

  /** Rights are looked up anew: they may have changed, and sessions may have ended, since a stream was opened. */
  async function findListeners(isFor: (stream: Stream) => boolean): Promise<Listener[]> {
    const byCredential = Map.groupBy([...streams].filter(isFor), ({ credential }) => credential);
    const found = await Promise.all(
      [...byCredential.values()].map(async (streams) => {
        const request = (streams[0] as Stream).request;
        const caller = await findCaller(services, request, { look: true }).catch(() => undefined);
        if (caller?.workspace.id === workspace.id) {
          tellRights(caller, streams);
          return [{ caller, streams }];
        }
        for (const stream of streams) stream.end();
        return [];
      }),
    );
    return found.flat();
  }
}

/** A page with other rights than it was drawn with reads what is others now. */
function tellRights(caller: Caller, streams: readonly Stream[]): void {
  const { rights } = caller.actor;
  const { workspace } = caller;
  for (const stream of streams.filter((each) => each.rights !== rights.signature)) {
    stream.rights = rights.signature;
    stream.designs = mayDesign(caller);
    stream.say(data({ type: 'metadata', revision: workspace.snapshot.revision }));
  }
}

function mayDesign({ actor }: Caller): boolean {
  return designsSome(actor);
}

/** Who administers apps sees where others are in these, and in no other place. */
function maySeePlace({ workspace: { snapshot }, actor }: Caller, place: string | null): boolean {
  const [, kind, name] = /^\/studio\/(objects|apps)\/([a-z0-9_]+)/.exec(place ?? '') ?? [];
  if (designsAll(actor) || place === null) return true;
  return kind === 'objects'
    ? isObjectInReach(snapshot, actor, String(name))
    : kind === 'apps' && actor.rights.administers.has(String(name));
}

function leaving({ actor }: Caller, page: string): Presence {
  return { type: 'presence', page, person: { id: actor.userId, name: actor.name }, place: null };
}

function data(event: LiveEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
