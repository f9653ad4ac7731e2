import type { Agent } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import { invalid } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { refused } from './act-refusals.ts';
import { personOf } from './describe-approval.ts';

/** Who stands in for whom just now. */
export async function readAgents(tx: Pick<Transaction, 'query'>, workspace: Workspace): Promise<Map<string, string>> {
  const rows = await tx.query<{ principal: string; agent: string }>({
    text: `select principal, agent from ${table(workspace)} where from_at <= $1 and until_at > $1`,
    values: [workspace.clock.now()],
  });
  return new Map(rows.map(({ principal, agent }) => [principal, agent]));
}

/** Who stands in for somebody now or later. */
export async function readAgent(workspace: Workspace, { userId }: Actor): Promise<Agent | null> {
  const [row] = await workspace.db.read<{ agent: string; from_at: string; until_at: string }>({
    text: `select agent, from_at, until_at from ${table(workspace)} where principal = $1 and until_at > $2`,
    values: [userId, workspace.clock.now()],
  });
  return row ? { agent: personOf(await readDirectory(workspace), row.agent), from: row.from_at, until: row.until_at } : null;
}

/** For whom somebody stands in, now or later. */
export async function readStoodFor(workspace: Workspace, agent: string): Promise<string[]> {
  const rows = await workspace.db.read<{ principal: string }>({
    text: `select principal from ${table(workspace)} where agent = $1 and until_at > $2 order by principal`,
    values: [agent, workspace.clock.now()],
  });
  return rows.map(({ principal }) => principal);
}

/** Somebody stands in for nobody any more. */
export async function forgetAgent(workspace: Workspace, agent: string): Promise<void> {
  await workspace.db.transaction((tx) => tx.query({ text: `delete from ${table(workspace)} where agent = $1`, values: [agent] }));
}

/** Says who stands in for somebody in new tasks, or that nobody does. Tasks that are open stay where they are. */
export async function saveAgent(
  workspace: Workspace,
  { userId }: Actor,
  agent: { agent: string; from: string; until: string } | null,
): Promise<void> {
  if (agent && new Date(agent.until) <= new Date(agent.from))
    throw invalid([{ code: 'tooSmall', field: 'until', params: { label: until, min: agent.from, seen: agent.until } }]);
  if (agent && (agent.agent === userId || !(await readDirectory(workspace)).people.get(agent.agent)?.active))
    throw refused('notActive');
  await workspace.db.transaction(async (tx) => {
    await tx.query({ text: `delete from ${table(workspace)} where principal = $1`, values: [userId] });
    if (!agent) return;
    await tx.query({
      text: `insert into ${table(workspace)} (principal, agent, from_at, until_at, set_at) values ($1, $2, $3, $4, $5)`,
      values: [userId, agent.agent, agent.from, agent.until, workspace.clock.now()],
    });
  });
}

const until = { zh: '截止时间', en: 'Until' };

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_agent');
}
