import type { FastifyInstance } from 'fastify';
import { startSession } from '../../access/sessions.ts';
import { completeSetup, isSetupNeeded } from '../../access/set-up.ts';
import { applyTemplateKind, findTemplate, listTemplates } from '../../data/setup/apply-template.ts';
import { createUser } from '../../data/write/create-user.ts';
import { agentOf, openSession } from '../open-session.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';
import { isInsecure, needsEncryption, refuseInsecure } from '../session-cookie.ts';

/** `/api/setup`: from an empty database to a workspace with an administrator and a template. */
export function setupRoutes(app: FastifyInstance, services: Services): void {
  const { config, workspaces } = services;

  serve(app, 'GET /api/setup', async ({ request }) => {
    const needed = await isSetupNeeded(services);
    return {
      needed,
      // What a company works with is nobody's business but its own.
      templates: needed || request.caller ? listTemplates(workspaces.solutions) : [],
      insecure: isInsecure(config, request),
      secureContextRequired: needsEncryption(config, request),
    };
  });

  serve(app, 'POST /api/setup', async ({ request, reply, body }) => {
    refuseInsecure(config, request);
    const made = await completeSetup({ platform: services, workspaces, createUser }, body);
    const token = await startSession(services, { ...made, address: request.ip, agent: agentOf(request) });
    return openSession(services, { request, reply }, token);
  });

  serve(app, 'POST /api/setup/template', async ({ workspace, actor, body }) => {
    findTemplate(workspaces.solutions, body.template);
    return { job: await services.jobs.start(workspace, actor, { kind: applyTemplateKind, input: body }) };
  });
}
