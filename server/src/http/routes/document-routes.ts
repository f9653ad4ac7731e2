import type { FastifyInstance } from 'fastify';
import { requireInReach } from '../../access/design-rights.ts';
import { printDocument } from '../../data/documents/print-document.ts';
import { readDocument } from '../../data/documents/read-document.ts';
import { asAttachment } from '../as-attachment.ts';
import { createRateLimit } from '../rate-limit.ts';
import { serve } from '../serve.ts';

/** Each takes a core for a moment. */
const documentsPerMinute = 60;

/** Records printed into documents, and templates tried. */
export function documentRoutes(app: FastifyInstance): void {
  const count = createRateLimit(documentsPerMinute);
  serve(app, 'POST /api/records/:object/:id/documents/:document', async ({ workspace, actor, reply, params }) => {
    count(`${workspace.id} ${actor.userId}`);
    const { name, pdf } = await printDocument(workspace, actor, params);
    return reply.type('application/pdf').headers(asAttachment(name)).send(pdf);
  });

  serve(app, 'POST /api/definitions/object/:object/try-document', ({ workspace, actor, params: { object }, body }) => {
    requireInReach(workspace.snapshot, actor, { kind: 'object', name: object });
    return workspace.db.transaction((tx) => readDocument({ workspace, actor, tx, object, id: body.id }, body.document));
  });
}
