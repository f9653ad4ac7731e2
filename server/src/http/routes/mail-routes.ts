import type { FastifyInstance } from 'fastify';
import { countMails, decideMail, listMails } from '../../process/mail/list-mails.ts';
import {
  describeMailServer,
  readMailServer,
  removeMailServer,
  saveMailServer,
  testMailServer,
} from '../../process/mail/mail-server.ts';
import { readChoice, saveChoice } from '../../process/mail/notice-choices.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** The mail server, what became of each mail, and how the caller wants to be told. */
export function mailRoutes(app: FastifyInstance, { outside }: Services): void {
  serve(app, 'GET /api/mail-server', async ({ workspace, actor }) => ({
    server: await describeMailServer(workspace, actor),
    counts: await countMails(workspace),
  }));

  serve(app, 'PUT /api/mail-server', ({ workspace, actor, body }) => saveMailServer(outside, workspace, actor, body));

  serve(app, 'DELETE /api/mail-server', ({ workspace, actor }) => removeMailServer(workspace, actor));

  serve(app, 'POST /api/mail-server/test', ({ workspace, actor }) => testMailServer(outside, workspace, actor));

  serve(app, 'GET /api/mails', ({ workspace, actor, query }) => listMails(workspace, actor, query));

  serve(app, 'POST /api/mails/:id/decide', ({ workspace, actor, params, body }) =>
    decideMail(workspace, actor, { ...params, ...body }),
  );

  serve(app, 'GET /api/me/notice-choice', async ({ workspace, actor }) => ({
    choice: await readChoice(workspace, actor),
    mail: (await readMailServer(workspace)) !== undefined,
  }));

  serve(app, 'PUT /api/me/notice-choice', ({ workspace, actor, body }) => saveChoice(workspace, actor, body));
}
