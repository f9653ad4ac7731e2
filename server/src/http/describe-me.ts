import type { Me } from '@tenon/metadata';
import { readAccount } from '../access/accounts.ts';
import { actorForUser } from '../access/actors.ts';
import { readDirectory } from '../access/directory-cache.ts';
import { listOpenMemberships } from '../access/memberships.ts';
import type { Session } from '../access/sessions.ts';
import { TenonError } from '../base/errors.ts';
import { getRecord } from '../data/read/get-record.ts';
import { findSamples } from '../data/setup/sample-data.ts';
import type { Services } from './services.ts';

/** The signed-in person, their settings, roles and workspaces. */
export async function describeMe(services: Services, session: Omit<Session, 'id'>, insecure: boolean): Promise<Me> {
  const workspace = await services.workspaces.get(session.workspaceId);
  const [account, workspaces, actor, directory] = await Promise.all([
    readAccount(services, session.accountId),
    listOpenMemberships(services, session.accountId),
    actorForUser(workspace, session.userId, 'web'),
    readDirectory(workspace),
  ]);
  if (!account || !actor) throw new TenonError('signInNeeded');
  const { snapshot } = workspace;
  const record = await getRecord(workspace, actor, {
    object: 'user',
    id: actor.userId,
    select: ['department', 'superior'],
  }).catch(() => undefined);
  const samples = await findSamples(workspace);
  const roles = directory.people.get(actor.userId)?.roles ?? [];
  return {
    user: {
      id: actor.userId,
      name: account.name,
      email: account.email,
      department: (record?.department ?? undefined) as Me['user']['department'],
      superior: (record?.superior ?? undefined) as Me['user']['superior'],
    },
    locale: account.locale,
    theme: account.theme,
    timeZone: account.timeZone,
    workspace: { id: workspace.id, name: workspace.name },
    workspaces: workspaces.map(({ id, name }) => ({ id, name })),
    roles: roles.flatMap((name) => {
      const role = snapshot.roles.get(name);
      return role ? [{ name, label: role.label }] : [];
    }),
    system: [...actor.rights.system],
    administers: [...actor.rights.administers],
    sampleData: samples.present,
    hadSampleData: samples.present || samples.installed,
    insecure,
  };
}
