import type { ConnectionBody, ConnectionSend, Connector, Problem } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { problem } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readInputs } from './read-inputs.ts';

type Request = {
  connector: Connector;
  body: ConnectionBody;
  secrets: Record<string, string>;
  /** Names of secrets that are there already. */
  kept: readonly string[];
};

type Read = { settings: Record<string, unknown>; secrets: Record<string, string>; problems: Problem[] };

/** What a connection is to be, as its connector takes it, with everything that it does not take. */
export function readRequest(workspace: Workspace, actor: Actor, { connector, body, secrets, kept }: Request): Read {
  const plain = pick(connector.settings, (name) => !connector.settings[name]?.secret);
  const asked = pick(connector.settings, (name) => !(name in plain) && (name in secrets || !kept.includes(name)));
  const settings = readInputs(workspace, actor, { fields: plain, given: body.settings, at: 'settings' });
  const fresh = readInputs(workspace, actor, { fields: asked, given: secrets, at: 'secrets' });
  const sends = Object.entries(body.sends).flatMap(([name, send]) =>
    sendProblems(workspace, actor, { connector, send, at: `sends.${name}` }),
  );
  return {
    settings: settings.values,
    secrets: Object.fromEntries(Object.entries(fresh.values).map(([name, secret]) => [name, String(secret)])),
    problems: [...settings.problems, ...openPasswords(connector, settings.values), ...fresh.problems, ...sends],
  };
}

/** Settings are part of the definition: they are exported and kept in revisions. */
function openPasswords({ settings }: Connector, values: Record<string, unknown>): Problem[] {
  return Object.entries(settings).flatMap(([name, { type, label }]) => {
    const url = type === 'url' ? URL.parse(String(values[name])) : null;
    return url?.username || url?.password ? [problem('urlWithPassword', `settings.${name}`, { label })] : [];
  });
}

type Sent = { connector: Connector; send: ConnectionSend; at: string };

function sendProblems(workspace: Workspace, actor: Actor, { connector, send, at }: Sent): Problem[] {
  const { action, values } = send;
  const fields = connector.actions[action]?.input;
  if (!fields) return [problem('unknownOption', `${at}.action`, { label: { zh: '动作', en: 'Action' }, seen: action })];
  const isOpen = (name: string) => !(Object.hasOwn(fields, name) && isWorkedOut(values[name]));
  return readInputs(workspace, actor, { fields: pick(fields, isOpen), given: pick(values, isOpen), at: `${at}.values` }).problems;
}

/** Known only when there is a record. An empty template is no value. */
function isWorkedOut(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'template' in value ? String(value.template).trim() !== '' : 'expression' in value;
}

function pick<Value>(all: Record<string, Value>, fits: (name: string) => boolean): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => fits(name)));
}
