import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { receiveDelivery } from '../../process/webhooks/receive-delivery.ts';
import { tryDelivery } from '../../process/webhooks/try-delivery.ts';
import { describeWebhook, dropWebhook, renewWebhook } from '../../process/webhooks/webhook-address.ts';
import { nestedTooDeep, parseJson } from '../accept-bodies.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeFailure } from '../describe-failure.ts';
import { createRateLimit } from '../rate-limit.ts';
import { readBody } from '../read-body.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** So many a minute come to one address; who sends more is asked to wait, and loses nothing. */
const perMinute = 600;

/** Addresses at which other systems set processes off. */
export function webhookRoutes(app: FastifyInstance, { outside, workspaces }: Services): void {
  const count = createRateLimit(perMinute);

  serve(app, 'POST /api/hooks/:workspace/:id', async ({ request, params: { workspace: within, id } }) => {
    return receiveDelivery(outside, await workspaces.get(within), {
      ...{ id, headers: request.headers, count, parse: parseJson },
      read: () => readBody(request, request.body as Readable, nestedTooDeep),
    });
  });

  serve(app, 'GET /api/webhooks/:process', async ({ workspace, actor, request, params }) => {
    const { deliveries, ...address } = await describeWebhook(workspace, actor, params.process);
    const inWords = (problem: string | null) => problem && describeFailure(problem, callerLocale(request));
    return { ...address, deliveries: deliveries.map((each) => ({ ...each, problem: inWords(each.problem) })) };
  });

  serve(app, 'POST /api/webhooks/:process', ({ workspace, actor, params }) =>
    renewWebhook(outside, workspace, actor, params.process),
  );

  serve(app, 'DELETE /api/webhooks/:process', ({ workspace, actor, params }) => dropWebhook(workspace, actor, params.process));

  serve(app, 'POST /api/automations/try-delivery', ({ workspace, actor, body: { trigger, text } }) =>
    tryDelivery(workspace, actor, { trigger, body: parseJson(Buffer.from(text)) }),
  );
}
