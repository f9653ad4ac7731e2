import { type Connector, type ConnectorModel, connectionSchema } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { listCalls, listConnections, resendCall, resendFailed } from '../../process/connections/list-connections.ts';
import { freeName, removeConnection, saveConnection } from '../../process/connections/save-connection.ts';
import { testConnection } from '../../process/connections/test-connection.ts';
import { personOf } from '../caller.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';

const input = z.strictObject({
  body: connectionSchema,
  secrets: z.record(z.string().max(48), z.string().min(1).max(2000)).default({}),
});

type Named = { Params: { name: string } };

/** `/api/connectors` and `/api/connections`: outside systems, and what is sent to them. Secrets come in and never go out. */
export function connectionRoutes(app: FastifyInstance, { outside }: Services): void {
  app.get('/api/connectors', async (request) => {
    requireSystemRight(personOf(request).actor, 'manageConnections');
    return [...outside.connectors.values()].map(describe);
  });

  app.get('/api/connections', (request) => {
    const { workspace, actor } = personOf(request);
    return listConnections(workspace, actor);
  });

  app.post('/api/connections', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    requireSystemRight(actor, 'manageConnections');
    const { body, secrets } = readInput(request, input);
    const name = freeName(workspace, body.connector);
    await saveConnection(outside, workspace, actor, { name, body, secrets });
    return reply.code(201).send({ name });
  });

  app.put<Named>('/api/connections/:name', async (request) => {
    const { workspace, actor } = personOf(request);
    requireSystemRight(actor, 'manageConnections');
    const { name } = request.params;
    if (!workspace.snapshot.connections.has(name)) throw new TenonError('notFound');
    await saveConnection(outside, workspace, actor, { name, ...readInput(request, input) });
    return { name };
  });

  app.delete<Named>('/api/connections/:name', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    await removeConnection(workspace, actor, request.params.name);
    return reply.code(204).send();
  });

  app.post<Named>('/api/connections/:name/test', (request) => {
    const { workspace, actor } = personOf(request);
    return testConnection(outside, workspace, actor, request.params.name);
  });

  app.get<Named>('/api/connections/:name/calls', (request) => {
    const { workspace, actor } = personOf(request);
    return listCalls(workspace, actor, request.params.name);
  });

  app.post<Named>('/api/connections/:name/resend', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    return reply.code(202).send(await resendFailed(workspace, actor, request.params.name));
  });

  app.post<{ Params: { id: string } }>('/api/calls/:id/resend', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    await resendCall(workspace, actor, request.params.id);
    return reply.code(202).send({});
  });
}

function describe({ name, label, description, icon, settings, actions }: Connector): ConnectorModel {
  const told = Object.entries(actions).map(([action, each]) => {
    const { input: fields, sendsRecord = false } = each;
    return [action, { label: each.label, input: fields, sendsRecord }] as const;
  });
  return { name, label, description, icon, settings, actions: Object.fromEntries(told) };
}
