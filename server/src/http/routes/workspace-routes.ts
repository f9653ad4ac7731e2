import { isRegion } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { changeWorkspace } from '../../access/change-workspace.ts';
import { foundWorkspace } from '../../access/found-workspace.ts';
import { timeZoneSchema } from '../../base/clock.ts';
import { createUser } from '../../data/write/create-user.ts';
import { personOf } from '../caller.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';

const region = z.string().refine(isRegion);
const currency = z.string().regex(/^[A-Z]{3}$/);
const company = z.strictObject({
  name: z.string().trim().min(1).max(100),
  currency: currency.default('CNY'),
  timeZone: timeZoneSchema.default('Asia/Shanghai'),
  region: region.optional(),
});

const change = z.strictObject({ name: company.shape.name.optional(), currency: currency.optional(), region: region.optional() });

/** `/api/workspaces`: another company on the same server; `/api/workspace`: the one the caller is in. */
export function workspaceRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/workspaces', async (request, reply) => {
    const person = personOf(request);
    const installation = { platform: services, workspaces: services.workspaces, createUser };
    return reply.code(201).send({ id: await foundWorkspace(installation, person, readInput(request, company)) });
  });

  app.patch('/api/workspace', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    await changeWorkspace(workspace, actor, readInput(request, change));
    return reply.code(204).send();
  });
}
