import type { BulkResult } from '../../../metadata/api/bulk.ts';
import type { AggregateQuery, ListQuery } from '../../../metadata/query.ts';
import type { Page, WireRecord } from '../../../metadata/wire.ts';
import { api, newIdempotencyKey, type RequestOptions } from './api.ts';
import { toast } from './toast.ts';
import { type Edit, saveInTurn } from './waiting-edits.ts';

/** A list query without its object, as the API takes it. */
export type RecordQuery = Omit<ListQuery, 'object'>;

export function queryRecords(object: string, query: RecordQuery, signal?: AbortSignal): Promise<Page> {
  return api.post(`/records/${object}/query`, query, { signal });
}

export function aggregateRecords(object: string, query: Omit<AggregateQuery, 'object'>, signal?: AbortSignal) {
  return api.post(`/records/${object}/aggregate`, query, { signal });
}

export function readRecord(object: string, id: string, select?: string[], signal?: AbortSignal): Promise<WireRecord> {
  return api.get(`/records/${object}/${id}`, { query: { select: select?.join(',') }, signal });
}

export function createRecord(object: string, values: Record<string, unknown>, idempotencyKey = newIdempotencyKey()) {
  return api.post(`/records/${object}`, values, { idempotencyKey, onHeaders: tellWarnings });
}

/** `version` and `seen` are what the user saw when they changed the values. */
export type RecordChange = { id: string; values: Record<string, unknown>; version?: number; seen?: WireRecord };

/**
 * A newer version in store is answered with 409 `conflict` and the `current` record. Where the server is away it waits until it is back, in the
 * order of all changes (`waiting-edits.ts`). The answer can be handed to `undoUpdate`.
 */
export function updateRecord(object: string, change: RecordChange): Promise<WireRecord> {
  return saveInTurn({ object, ...change }, sendEdit);
}

/** Sends what `saveInTurn` has the turn of. */
export async function sendEdit({ object, id, values, version, key }: Edit, onWait: () => void): Promise<WireRecord> {
  let token: string | null = null;
  const saved = await api.patch(
    `/records/${object}/${id}`,
    { ...values, version },
    {
      ...{ idempotencyKey: key, onWait, headers: { 'Tenon-Undo': 'token' } },
      onHeaders(headers) {
        token = headers.get('Tenon-Undo');
        tellWarnings(headers);
      },
    },
  );
  if (token !== null) undoTokens.set(saved, token);
  return saved;
}

/** What rules warn of is said once the record is saved: it keeps nobody from saving. */
export function tellWarnings(headers: Headers): void {
  const told = headers.get('Tenon-Warnings');
  const warnings = told === null ? [] : (JSON.parse(decodeURIComponent(told)) as { message: string }[]);
  for (const { message } of warnings) toast.plain(message);
}

/** By the answer to the update. */
const undoTokens = new WeakMap<WireRecord, string>();

/**
 * Takes back an update, and what automations did because of it. What somebody changed since stays; throws why, when nothing could be taken
 * back.
 */
export async function undoUpdate(saved: WireRecord): Promise<BulkResult | undefined> {
  const token = undoTokens.get(saved);
  return token === undefined ? undefined : undoChange(token);
}

export function deleteRecord(object: string, id: string): Promise<void> {
  return api.delete(`/records/${object}/${id}`, askedOnce());
}

export function restoreRecord(object: string, id: string): Promise<WireRecord> {
  return api.post(`/records/${object}/${id}/restore`, undefined, askedOnce());
}

/** Takes back a bulk change, an import or a deletion by the token it came with. */
export function undoChange(token: string): Promise<BulkResult> {
  return api.post(`/undo/${token}`, undefined, askedOnce());
}

/** The first attempt may have arrived although its answer was lost: the same key makes *Try again* harmless. */
export function askedOnce(): RequestOptions {
  return { idempotencyKey: newIdempotencyKey(), isRefusedAway: true };
}

export async function searchRecords(words: string, options: { object?: string; limit?: number; signal?: AbortSignal } = {}) {
  const { signal, ...query } = options;
  return (await api.get('/search', { query: { q: words, ...query }, signal })).hits;
}
