import type { WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveValues } from './step-values.ts';

/** What a connection would be asked to do. */
export type CallToBe = { connection: string; action: string; values: Record<string, unknown> };

type Asked = { inputs: Readonly<Record<string, unknown>>; object: string; record: WireRecord };

/** The content of a call as it would be sent; undefined for inputs that ask for none. */
export function callToBe({ snapshot, clock }: Workspace, actor: Actor, { inputs, object, record }: Asked): CallToBe | undefined {
  const { connection, action, values } = inputs;
  if (typeof connection !== 'string' || typeof action !== 'string') return undefined;
  const { userId, locale, timeZone } = actor;
  const situation = { record, object, userId, locale, timeZone, now: clock.now().toISOString() };
  return { connection, action, values: resolveValues((values ?? {}) as Record<string, unknown>, situation, snapshot) };
}
