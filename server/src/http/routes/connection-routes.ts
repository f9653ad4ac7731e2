import type { Connector, ConnectorModel } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { TenonError } from '../../base/errors.ts';
import { listCalls, listConnections, resendCall, resendFailed } from '../../process/connections/list-connections.ts';
import { freeName, removeConnection, saveConnection } from '../../process/connections/save-connection.ts';
import { testConnection } from '../../process/connections/test-connection.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/connectors` and `/api/connections`: outside systems, and what is sent to them. Secrets come in and never go out. */
export function connectionRoutes(app: FastifyInstance, { outside }: Services): void {
  serve(app, 'GET /api/connectors', () => [...outside.connectors.values()].map(describe));

  serve(app, 'GET /api/connections', ({ workspace, actor }) => listConnections(workspace, actor));

  serve(app, 'POST /api/connections', async ({ workspace, actor, body: { body, secrets } }) => {
    const name = freeName(workspace, body.connector);
    await saveConnection(outside, workspace, actor, { name, body, secrets });
    return { name };
  });

  serve(app, 'PUT /api/connections/:name', async ({ workspace, actor, params: { name }, body }) => {
    if (!workspace.snapshot.connections.has(name)) throw new TenonError('notFound');
    await saveConnection(outside, workspace, actor, { name, ...body });
    return { name };
  });

  serve(app, 'DELETE /api/connections/:name', ({ workspace, actor, params }) => removeConnection(workspace, actor, params.name));

  serve(app, 'POST /api/connections/:name/test', ({ workspace, actor, params }) =>
    testConnection(outside, workspace, actor, params.name),
  );

  serve(app, 'GET /api/connections/:name/calls', ({ workspace, actor, params }) => listCalls(workspace, actor, params.name));

  serve(app, 'POST /api/connections/:name/resend', ({ workspace, actor, params }) => resendFailed(workspace, actor, params.name));

  serve(app, 'POST /api/calls/:id/resend', async ({ workspace, actor, params }) => {
    await resendCall(workspace, actor, params.id);
    return {};
  });
}

function describe({ name, label, description, icon, settings, actions }: Connector): ConnectorModel {
  const told = Object.entries(actions).map(([action, each]) => {
    const { input: fields, sendsRecord = false } = each;
    return [action, { label: each.label, input: fields, sendsRecord }] as const;
  });
  return { name, label, description, icon, settings, actions: Object.fromEntries(told) };
}
