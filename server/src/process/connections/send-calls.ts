import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorProblem, type Label } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Outside } from '../../base/outside/outside.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { inWriteTransaction } from '../../data/write/in-write-transaction.ts';
import { resumeRuns } from '../runs/resume-runs.ts';
import { wake } from '../runs/wake.ts';
import {
  type CallRow,
  claimCall,
  claimCalls,
  finishCall,
  type QueuedKey,
  readCall,
  releaseCalls,
  retryCallsNow,
} from './call-rows.ts';
import { type ConnectionRow, readConnectionRow, stopConnection } from './connection-rows.ts';
import { makeCall } from './make-call.ts';
import { type CallAnswer, readTaken, takeAnswer } from './take-answer.ts';

/** Minutes to the next attempt, after each that failed: over three days in all. After the last a person must look. */
const pauses = [1, 5, 30, 120, 480, 1440, 2880];
/** Of one connection; a receiver that is slow is not to be called the more often. */
const callsAtOnce = 8;
/** In milliseconds: a line of slow calls is not to outlast the time for which they are ours. */
const wellWithinLease = 60_000;

export type Sender = { wake(workspace: Workspace): void; stop(): Promise<void> };

/** Sends queued calls that are due, of each connection in its own turn, whenever it is woken. Every call is made at least once. */
export function openSender(outside: Outside): Sender {
  const busy = new Map<string, Promise<void>>();
  let stopped = false;
  const sendAll = async (workspace: Workspace, name: string) => {
    while (!stopped && (await sendSome({ outside, workspace, mayGoOn: () => !stopped }, name)));
  };
  return {
    wake(workspace) {
      for (const name of workspace.snapshot.connections.keys()) {
        const id = `${workspace.id} ${name}`;
        if (stopped || busy.has(id)) continue;
        const work = sendAll(workspace, name)
          .catch((error) => workspace.log.error({ err: error, connection: name }, 'calls stopped short'))
          .finally(() => busy.delete(id));
        busy.set(id, work);
      }
    },
    async stop() {
      stopped = true;
      await Promise.all(busy.values());
    },
  };
}

/** Sends one call now, unless somebody else does; waits for whoever does. Answers how it stands then. */
export async function sendNow(outside: Outside, workspace: Workspace, which: QueuedKey): Promise<CallRow | undefined> {
  const row = await openRow(workspace, which.connection);
  const call = row && (await claimCall(workspace, which));
  if (call) await sendOne(outside, workspace, { call, row });
  for (let waited = 0; ; waited += lookEvery) {
    const now = await readCall(workspace, which);
    const isUnderWay = now?.status === 'waiting' && now.attempts > 0 && now.problem === null;
    if (!isUnderWay || waited >= longestWait) return now;
    await sleep(lookEvery);
  }
}

/** In milliseconds. */
const lookEvery = 250;
const longestWait = 15_000;

/** Sends what is due of one connection, until nothing is or one has to wait: the others would, too. */
export async function sendDue(outside: Outside, workspace: Workspace, connection: string): Promise<void> {
  while (await sendSome({ outside, workspace, mayGoOn: () => true }, connection));
}

type Sending = { outside: Outside; workspace: Workspace; mayGoOn: () => boolean };

/**
 * Makes the calls that have waited longest, several at a time, those about one record one after the other. False when nothing is due, when
 * what failed would fail for the others too, or when nothing shall be sent.
 */
async function sendSome({ outside, workspace, mayGoOn }: Sending, connection: string): Promise<boolean> {
  const row = await openRow(workspace, connection);
  if (!row) return false;
  const calls = await claimCalls(workspace, connection, callsAtOnce);
  const begun = performance.now();
  const left: CallRow[] = [];
  let goesWell = calls.length > 0;
  let trouble: unknown;
  const sendLine = async (line: readonly CallRow[]) => {
    for (const call of line)
      if (!goesWell || !mayGoOn() || performance.now() - begun > wellWithinLease) left.push(call);
      else
        try {
          goesWell = (await sendOne(outside, workspace, { call, row })) && goesWell;
        } catch (error) {
          // Of ours, such as a database that is away: what is on its way ends first, and the rest is given back.
          goesWell = false;
          trouble ??= error;
        }
  };
  await Promise.all(linesOf(calls).map(sendLine));
  await releaseCalls(workspace, left);
  if (trouble) throw trouble;
  return goesWell;
}

/** Calls about one record are a line. */
function linesOf(calls: readonly CallRow[]): CallRow[][] {
  const lines = new Map<string, CallRow[]>();
  for (const call of calls) {
    const of = call.change?.record ?? call.id;
    lines.set(of, [...(lines.get(of) ?? []), call]);
  }
  return [...lines.values()];
}

/** Asked again and again: somebody may switch the connection off while a thousand of them wait. Nothing when nothing shall be sent. */
async function openRow(workspace: Workspace, connection: string): Promise<ConnectionRow | undefined> {
  const body = workspace.snapshot.connections.get(connection);
  if (!body || body.active === false) return undefined;
  const row = await readConnectionRow(workspace, connection);
  return row?.stopped === null ? row : undefined;
}

async function sendOne(
  outside: Outside,
  workspace: Workspace,
  { call, row }: { call: CallRow; row: ConnectionRow },
): Promise<boolean> {
  if (call.isUnfinished && call.step?.repeat === 'ask')
    return putOff(workspace, call, new ConnectorProblem(diedMidway, 'again', true));
  let answer: CallAnswer | undefined;
  try {
    answer = await makeCall(outside, workspace, { call, row });
  } catch (error) {
    return putOff(workspace, call, error);
  }
  try {
    await finishDone(workspace, call, answer);
  } catch (error) {
    if (!(error instanceof ConnectorProblem)) throw error;
    return putOff(workspace, call, error);
  }
  return true;
}

/** What came back is written in the transaction that notes the call as done. */
async function finishDone(workspace: Workspace, call: CallRow, answer: CallAnswer | undefined): Promise<void> {
  const taken = answer && call.step?.takes ? readTaken(answer.reply, call.step.takes) : undefined;
  const finish = async (tx: Transaction) => {
    if (answer) await takeAnswer(workspace, { call, answer }, tx);
    tx.defer(finishCall(tx, workspace, call.id, { status: 'done', problem: null, answer: taken }));
    await wakeWaiting(tx, workspace, call);
    if (call.attempts > 1) tx.defer(retryCallsNow(tx, workspace, call.connection));
  };
  await (answer ? inWriteTransaction(workspace, finish) : workspace.db.transaction(finish));
  // One that somebody has sent again is waited for by a run that did not go through meanwhile.
  if (call.run !== null) await resumeRuns(workspace, { ids: [call.run] }, 'old');
}

/** The run goes on that waits for what comes of the call. */
async function wakeWaiting(tx: Transaction, workspace: Workspace, { run, visit }: CallRow): Promise<void> {
  if (run !== null && visit !== null) await wake(tx, workspace, { run, visit, by: 'call' });
}

/** True when the next call may fare better. */
async function putOff(workspace: Workspace, call: CallRow, error: unknown): Promise<boolean> {
  if (!(error instanceof ConnectorProblem)) workspace.log.error({ err: error, call: call.id }, 'a call failed');
  const {
    label: told,
    next,
    isUnknown,
  } = error instanceof ConnectorProblem ? error : { label: ourFault, next: 'again' as const, isUnknown: false };
  const isAsked = isUnknown && call.step?.repeat === 'ask';
  const label = isAsked ? askWhether(told) : told;
  const pause = next === 'again' && !isAsked ? pauses[call.attempts - 1] : undefined;
  const dueAt = pause === undefined ? undefined : new Date(workspace.clock.now().getTime() + pause * 60_000);
  await workspace.db.transaction(async (tx) => {
    await finishCall(tx, workspace, call.id, { status: dueAt ? 'waiting' : 'failed', problem: label, dueAt });
    if (!dueAt) await wakeWaiting(tx, workspace, call);
    if (next === 'stop') await stopConnection(tx, workspace, call.connection, label);
  });
  return next === 'never';
}

const ourFault: Label = { zh: '服务器内部出错，已记录', en: 'Something failed on the server and was logged' };
const diedMidway: Label = { zh: '服务器在发送途中停止', en: 'The server stopped while it was being sent' };

function askWhether({ zh, en }: Label): Label {
  return {
    zh: `不知道对方是否已收到，因此没有重发；请向对方核对，再决定重新发送或跳过（${zh}）`,
    en: `Nobody knows whether it arrived, so it was not sent again; ask over there, then send it again or pass over the step (${en})`,
  };
}
