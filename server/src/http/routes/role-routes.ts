import type { RoleBody } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../access/actor.ts';
import { announceAccessChange, readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { saveRole } from '../../access/save-role.ts';
import { TenonError } from '../../base/errors.ts';
import { shippedNames } from '../../catalog/definitions/shipped-names.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { serve } from '../serve.ts';

/** `/api/roles`: what roles allow. A change is published at once and counts from the next request. */
export function roleRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/roles', async ({ workspace, actor }) => {
    if (!actor.rights.system.has('manageUsers')) requireSystemRight(actor, 'manageRoles');
    const shipped = await shippedNames(workspace, 'role');
    return [...workspace.snapshot.roles].map(([name, role]) => ({ name, body: role, shipped: shipped.has(name) }));
  });

  serve(app, 'GET /api/roles/people', async ({ workspace }) => {
    const active = [...(await readDirectory(workspace)).people.values()].filter((person) => person.active);
    return [...workspace.snapshot.roles.keys()].map((role) => ({
      role,
      people: active.filter(({ roles }) => roles.includes(role)).map(({ id, name }) => ({ id, name })),
    }));
  });

  serve(app, 'POST /api/roles', async ({ workspace, actor, body: role }) => {
    if (workspace.snapshot.roles.has(role.name)) throw new TenonError('alreadyDone');
    await change(workspace, actor, role);
    return { name: role.name };
  });

  serve(app, 'PUT /api/roles/:name', async ({ workspace, actor, params: { name }, body }) => {
    if (!workspace.snapshot.roles.has(name)) throw new TenonError('notFound');
    await change(workspace, actor, { name, ...body });
    return { name };
  });

  serve(app, 'DELETE /api/roles/:name', ({ workspace, actor, params: { name } }) =>
    change(workspace, actor, { name, body: null }),
  );
}

async function change(workspace: Workspace, actor: Actor, role: { name: string; body: RoleBody | null }): Promise<void> {
  await saveRole(workspace, actor, role);
  await workspace.database.platform.transaction((tx) => announceAccessChange(tx, workspace));
}
