import { isRegion } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requireSystemRight } from '../../access/give-roles.ts';
import { startSession } from '../../access/sessions.ts';
import { completeSetup, isSetupNeeded } from '../../access/set-up.ts';
import { timeZoneSchema } from '../../base/clock.ts';
import { applyTemplateKind, findTemplate, listTemplates } from '../../data/setup/apply-template.ts';
import { createUser } from '../../data/write/create-user.ts';
import { personOf } from '../caller.ts';
import { agentOf, openSession } from '../open-session.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';
import { isInsecure, needsEncryption, refuseInsecure } from '../session-cookie.ts';

const open = { config: { isPublic: true } };
const administrator = z.strictObject({
  token: z.string().max(100),
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  password: z.string().max(1024),
  workspaceName: z.string().trim().max(100).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  timeZone: timeZoneSchema.optional(),
  region: z.string().refine(isRegion).optional(),
  locale: z.enum(['zh', 'en']),
});
const choice = z.strictObject({ template: z.string().max(100), sampleData: z.boolean().default(false) });

/** `/api/setup`: from an empty database to a workspace with an administrator and a template. */
export function setupRoutes(app: FastifyInstance, services: Services): void {
  const { config, workspaces } = services;

  app.get('/api/setup', open, async (request) => ({
    needed: await isSetupNeeded(services),
    templates: listTemplates(workspaces.solutions),
    insecure: isInsecure(config, request),
    secureContextRequired: needsEncryption(config, request),
  }));

  app.post('/api/setup', open, async (request, reply) => {
    refuseInsecure(config, request);
    const input = readInput(request, administrator);
    const made = await completeSetup({ platform: services, workspaces, createUser }, input);
    const token = await startSession(services, { ...made, address: request.ip, agent: agentOf(request) });
    return reply.code(201).send(await openSession(services, { request, reply }, token));
  });

  app.post('/api/setup/template', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    requireSystemRight(actor, 'manageMetadata');
    const input = readInput(request, choice);
    findTemplate(workspaces.solutions, input.template);
    return reply.code(202).send({ job: await services.jobs.start(workspace, actor, { kind: applyTemplateKind, input }) });
  });
}
