import type { Solution } from '@tenon/metadata';
import { actorForUser } from '../../access/actors.ts';
import { emailKey } from '../../access/email-key.ts';
import type { Platform } from '../../access/platform.ts';
import { setUpUnattended } from '../../access/set-up.ts';
import type { Config } from '../../base/config.ts';
import { withRequired } from '../../catalog/definitions/solution-order.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { createUser } from '../write/create-user.ts';
import { applyTemplate } from './apply-template.ts';

type UnattendedSetUp = NonNullable<Config['unattended']>;

/**
 * The first-run wizard without a person: administrator, template and sample data from the environment. What is there already
 * stays as it is, so a start that was cut off before the template is completed by the next one.
 */
export async function setUpFromConfig(platform: Platform, workspaces: Workspaces, wanted: UnattendedSetUp): Promise<void> {
  const solution = wanted.template ? findTemplate(workspaces.solutions, wanted.template) : undefined;
  const administrator = { name: wanted.email.split('@')[0] ?? wanted.email, email: wanted.email, password: wanted.password };
  await setUpUnattended({ platform, workspaces, createUser }, { ...administrator, locale: 'zh' });
  const membership = solution && (await findMembership(platform, wanted.email));
  if (!membership) return;
  const workspace = await workspaces.get(membership.workspace);
  const actor = await actorForUser(workspace, membership.user, 'import');
  if (!actor || (await hasTemplate(workspace, { wanted: solution, known: workspaces.solutions }))) return;
  await applyTemplate(workspace, actor, { solution, known: workspaces.solutions, sampleData: wanted.sampleData });
}

function findTemplate(solutions: readonly Solution[], name: string): Solution {
  const templates = solutions.filter(({ template }) => template);
  const found = templates.find((solution) => solution.name === name);
  if (found) return found;
  const names = templates.map((solution) => solution.name).join(', ');
  throw new Error(`TENON_TEMPLATE names "${name}", but there is only: ${names}.`);
}

async function findMembership(platform: Platform, email: string): Promise<{ workspace: string; user: string } | undefined> {
  const [found] = await platform.database.platform.query<{ workspace: string; user: string }>({
    text: `select workspace_id as workspace, user_id as user from tenon.membership
      join tenon.account on account.id = account_id where email_key = $1
      order by account.created_at`,
    values: [emailKey(email)],
  });
  return found;
}

type Template = { wanted: Solution; known: readonly Solution[] };

/**
 * One that is complete, or was and has been taken away since: with the sample company that was asked for. One that the wanted one requires is not: it is installed first, and the
 * start may have been cut off behind it.
 */
async function hasTemplate({ database, schema }: Workspace, { wanted, known }: Template): Promise<boolean> {
  const required = withRequired(wanted, known).filter((each) => each !== wanted);
  const names = known.filter((each) => each.template && !required.includes(each)).map(({ name }) => name);
  const found = await database.platform.query({
    text: `select from ${quoteName(schema)}.sys_solution where name = any($1) and samples is distinct from 'wanted'
      union all
      select from ${quoteName(schema)}.sys_revision where (strpos(summary, $2) > 0 or (starts_with(summary, '{"zh":') and strpos(summary, $4) > 0))
        and not exists (select from ${quoteName(schema)}.sys_solution where name = $3)`,
    // Revisions of before tell both languages in one line.
    values: [names, `${wanted.label.zh} · ${wanted.label.en}`, wanted.name, JSON.stringify(wanted.label.zh).slice(1, -1)],
  });
  return found.length > 0;
}
