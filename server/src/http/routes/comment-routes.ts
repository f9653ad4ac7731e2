import type { Reaction } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { TenonError } from '../../base/errors.ts';
import { deleteComment, editComment, restoreComment } from '../../data/comments/change-comment.ts';
import { readFollowing, saveFollowing } from '../../data/comments/follow.ts';
import { listComments } from '../../data/comments/list-comments.ts';
import { offerMentions } from '../../data/comments/offer-mentions.ts';
import { react } from '../../data/comments/react.ts';
import { describeTold, writeComment } from '../../data/comments/write-comment.ts';
import { saveFile } from '../../data/files/files.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { sentFile } from '../sent-file.ts';
import { serve } from '../serve.ts';

/** What people say to each other about a record. */
export function commentRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/records/:object/:id/comments', ({ workspace, actor, params, query }) =>
    listComments(workspace, actor, { ...params, ...query }),
  );

  serve(app, 'POST /api/records/:object/:id/comments', async ({ workspace, actor, params, body, once }) => {
    const told = await once((tx) => writeComment(workspace, actor, { ...params, ...body }, tx));
    return describeTold(workspace, actor, told);
  });

  serve(app, 'POST /api/records/:object/:id/comments/files', async ({ workspace, actor, params, request }) => {
    // Before the body is read.
    await getRecord(workspace, actor, { ...params, select: [] });
    if (!request.isMultipart())
      throw new TenonError('unsupportedMedia', {
        params: { seen: request.headers['content-type'] ?? '', expected: 'multipart/form-data' },
      });
    return saveFile(workspace, actor, { ...(await sentFile(request)), isAsked: true });
  });

  serve(app, 'GET /api/records/:object/:id/mentionable', ({ workspace, actor, params, query }) =>
    offerMentions(workspace, actor, { ...params, ...query }),
  );

  serve(app, 'GET /api/records/:object/:id/following', ({ workspace, actor, params }) => readFollowing(workspace, actor, params));

  serve(app, 'PUT /api/records/:object/:id/following', ({ workspace, actor, params, body }) =>
    saveFollowing(workspace, actor, { ...params, ...body }),
  );

  serve(app, 'PATCH /api/comments/:id', async ({ workspace, actor, params, body }) =>
    describeTold(workspace, actor, await editComment(workspace, actor, { ...params, ...body })),
  );

  serve(app, 'DELETE /api/comments/:id', ({ workspace, actor, params }) => deleteComment(workspace, actor, params));

  serve(app, 'POST /api/comments/:id/restore', ({ workspace, actor, params }) => restoreComment(workspace, actor, params));

  serve(app, 'PUT /api/comments/:id/reactions/:reaction', ({ workspace, actor, params: { id, reaction } }) =>
    react(workspace, actor, { id, reaction: reaction as Reaction, isOn: true }),
  );

  serve(app, 'DELETE /api/comments/:id/reactions/:reaction', ({ workspace, actor, params: { id, reaction } }) =>
    react(workspace, actor, { id, reaction: reaction as Reaction, isOn: false }),
  );
}
