import {
  type ActionContext,
  type Connector,
  type ConnectorAction,
  type ConnectorContext,
  ConnectorProblem,
  type HttpReply,
  type HttpRequest,
  type Label,
  pathsOfValues,
  type SentChange,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { actorForKeyBehind } from '../../access/api-keys.ts';
import { mayReadPath, maySeePath } from '../../access/field-rights.ts';
import type { Outside } from '../../base/outside/outside.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../../data/read/get-record.ts';
import { resolveValues } from '../runs/step-values.ts';
import type { CallChange, CallRow, CallStep } from './call-rows.ts';
import { type ConnectionRow, isAsSaved, readConnectionRow } from './connection-rows.ts';
import { readInputs } from './read-inputs.ts';
import { hideSecrets, openSecrets, withoutSecrets } from './secrets.ts';
import type { CallAnswer } from './take-answer.ts';

/**
 * Makes a queued call: reads the record as it is now, with the rights that the one behind the call has now, fills in the inputs, and
 * lets the connector do it. Answers what came back where a button takes it. Throws `ConnectorProblem`, which holds no secret.
 */
export async function makeCall(
  outside: Outside,
  workspace: Workspace,
  { call, row }: { call: CallRow; row: ConnectionRow },
): Promise<CallAnswer | undefined> {
  const { connector, context } = openConnection(outside, workspace, { ...call, row });
  const action = connector.actions[call.action];
  const step = stepOf(workspace, call);
  if (!action || !step || !call.change) throw never('此连接已不再这样发送', 'The connection does not send this any more');
  const actor = await actorOf(workspace, call, row);
  if (!actor)
    throw never(
      '设置或触发它的人已停用，或其 API 密钥已撤销；连接本身请由在职管理员重新保存',
      'Whoever is behind this call is no longer active, or their API key is revoked; a connection of theirs is to be saved again',
    );
  const { change, input } = await readChange(workspace, actor, { action, step, change: call.change });
  if (step.takes && !action.answers)
    throw never('此动作没有可取回的答复', 'This action gets no answer that something could be taken from');
  const heard = listenTo(context, step.takes ? longestAnswer : undefined);
  await tell(heard.context, (open) => action.run({ ...open, input, change } as ActionContext));
  const reply = action.answers && (step.answer || step.takes) ? heard.reply() : undefined;
  return reply && { reply: { ...reply, text: hideSecrets(reply.text, context.secrets) }, actor };
}

/** In bytes, where a step waits for it. */
const longestAnswer = 256 * 1024;

/** The context that remembers what came back last. */
function listenTo(context: Opened['context'], most: number | undefined) {
  let last: HttpReply | undefined;
  const request = async (asked: HttpRequest) => {
    last = await context.request({ ...asked, ...(most !== undefined && { most }) });
    return last;
  };
  return { context: { ...context, request }, reply: () => last };
}

/** Lets the connector show that its settings are right. Throws `ConnectorProblem`. */
export async function tryConnection(
  outside: Outside,
  workspace: Workspace,
  call: { connection: string; key: string },
): Promise<void> {
  const row = await readConnectionRow(workspace, call.connection);
  const { connector, context } = openConnection(outside, workspace, { ...call, row });
  await tell(context, (open) => connector.check(open));
}

type Opened = { connector: Connector; context: ConnectorContext & { secrets: Record<string, string> } };

/** The connector and what it works with; nothing less than all its required settings will do. */
function openConnection(
  outside: Outside,
  workspace: Workspace,
  { connection, key, row }: { connection: string; key: string; row: ConnectionRow | undefined },
): Opened {
  const body = workspace.snapshot.connections.get(connection);
  const connector = body && outside.connectors.get(body.connector);
  if (!body || !connector || !row)
    throw never('连接尚未在此设置，请打开并保存', 'The connection is not set up here; open and save it');
  if (!isAsSaved(row, body))
    throw never(
      '连接的定义在设置之后被改过，请管理员核对并重新保存',
      'The connection was changed since it was set up; an administrator must look at it and save it again',
    );
  const secrets = openSecrets(outside.vault, workspace, connection, row.secrets);
  const given = { ...body.settings, ...secrets };
  const { values, problems } = readInputs(workspace, { locale: 'zh' }, { fields: connector.settings, given, at: 'settings' });
  if (problems.length > 0)
    throw never(
      '连接的设置不完整，或密钥无法解密，请重新填写并保存',
      'Settings of the connection are missing, or a secret cannot be decrypted; give them again',
    );
  const settings = values as ConnectorContext['settings'];
  return { connector, context: { settings, key, now: workspace.clock.now(), request: outside.request, secrets } };
}

async function tell(
  { secrets, ...context }: Opened['context'],
  act: (context: ConnectorContext) => Promise<void>,
): Promise<void> {
  try {
    await act(context);
  } catch (error) {
    if (!(error instanceof ConnectorProblem)) throw error;
    throw new ConnectorProblem(withoutSecrets(error.label, secrets), error.next, error.isUnknown);
  }
}

function stepOf({ snapshot }: Workspace, { connection, send, step }: CallRow): CallStep | undefined {
  return send === null ? (step ?? undefined) : snapshot.connections.get(connection)?.sends[send];
}

function actorOf(workspace: Workspace, { actor, keyRoles }: CallRow, row: ConnectionRow): Promise<Actor | undefined> {
  const userId = actor ?? row.setUpBy;
  return keyRoles ? actorForKeyBehind(workspace, { userId, roles: keyRoles }) : actorForUser(workspace, userId, 'process');
}

type SentCall = { action: ConnectorAction; step: CallStep; change: CallChange };
type Told = { change: SentChange; input: Record<string, unknown> };

/** Fields that have become hidden are left out, masked ones go as their masks; of a message that names one the field stays blank. */
async function readChange(workspace: Workspace, actor: Actor, { action, step, change }: SentCall): Promise<Told> {
  const { snapshot } = workspace;
  const { id, at, object } = change;
  const mayRead = (path: string) => mayReadPath(snapshot, actor, object, path);
  const maySee = (path: string) => maySeePath(snapshot, actor, object, path);
  const read = (select?: string[]) =>
    getRecords(workspace, actor, { object, ids: [change.record], select, trash: change.action === 'delete' });
  if (!mayRead('id')) throw notVisible();
  const sent = action.sendsRecord ? step.fields?.filter(maySee) : [];
  const asked = pathsOfValues(step.values).filter(mayRead);
  const [[record], named] = await Promise.all([read(sent), asked.length > 0 ? read(asked) : undefined]);
  // A message is made of values that are clear; what is sent of the record may be masked.
  const readable = named ? named[0] : record && { id: record.id, version: record.version };
  if (!record || !readable) throw notVisible();
  const situation = {
    ...{
      record: { ...readable, ...step.known?.values },
      shapes: new Map(step.known?.shapes),
      object,
      userId: actor.userId,
      locale: actor.locale,
      timeZone: actor.timeZone,
    },
    ...{ now: workspace.clock.now().toISOString(), quote: action.quote },
  };
  const given = resolveValues(step.values, situation, snapshot);
  const { values, problems } = readInputs(workspace, actor, { fields: action.input, given, at: 'values' });
  if (problems.length > 0)
    throw never('要发送的内容不完整或不合要求', 'What is to be sent is not complete, or not what the action takes');
  const changed = change.changed.filter(maySee);
  const { button } = step;
  return { change: { id, at, object, action: change.action, changed, record, ...(button && { button }) }, input: values };
}

function notVisible(): ConnectorProblem {
  return never('记录已不存在，或设置者无权查看', 'The record is gone, or not visible to whoever is behind this call');
}

function never(zh: string, en: string): ConnectorProblem {
  const label: Label = { zh, en };
  return new ConnectorProblem(label, 'never');
}
