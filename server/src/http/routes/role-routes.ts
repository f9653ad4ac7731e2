import { type RoleBody, roleSchema } from '@tenon/metadata';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../access/actor.ts';
import { announceAccessChange } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { saveRole } from '../../access/save-role.ts';
import { TenonError } from '../../base/errors.ts';
import { shippedNames } from '../../catalog/definitions/shipped-names.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type Caller, personOf } from '../caller.ts';
import { readInput } from '../read-input.ts';

type Named = { Params: { name: string } };

const named = z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9_]{0,47}$/), body: roleSchema });
const body = z.strictObject({ body: roleSchema });

/** `/api/roles`: what roles allow. A change is published at once and counts from the next request. */
export function roleRoutes(app: FastifyInstance): void {
  app.get('/api/roles', async (request) => {
    const { workspace, actor } = personOf(request);
    if (!actor.rights.system.has('manageUsers')) requireSystemRight(actor, 'manageRoles');
    const shipped = await shippedNames(workspace, 'role');
    return [...workspace.snapshot.roles].map(([name, role]) => ({ name, body: role, shipped: shipped.has(name) }));
  });

  app.post('/api/roles', async (request, reply) => {
    const { workspace, actor } = manageRoles(request);
    const role = readInput(request, named);
    if (workspace.snapshot.roles.has(role.name)) throw new TenonError('alreadyDone');
    await change(workspace, actor, role);
    return reply.code(201).send({ name: role.name });
  });

  app.put<Named>('/api/roles/:name', async (request) => {
    const { workspace, actor } = manageRoles(request);
    const { name } = request.params;
    if (!workspace.snapshot.roles.has(name)) throw new TenonError('notFound');
    await change(workspace, actor, { name, ...readInput(request, body) });
    return { name };
  });

  app.delete<Named>('/api/roles/:name', async (request, reply) => {
    const { workspace, actor } = manageRoles(request);
    await change(workspace, actor, { name: request.params.name, body: null });
    return reply.code(204).send();
  });
}

function manageRoles(request: FastifyRequest): Caller {
  const caller = personOf(request);
  requireSystemRight(caller.actor, 'manageRoles');
  return caller;
}

async function change(workspace: Workspace, actor: Actor, role: { name: string; body: RoleBody | null }): Promise<void> {
  await saveRole(workspace, actor, role);
  await workspace.database.platform.transaction((tx) => announceAccessChange(tx, workspace));
}
