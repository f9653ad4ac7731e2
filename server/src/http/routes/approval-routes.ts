import type { FastifyInstance } from 'fastify';
import { readDirectory } from '../../access/directory-cache.ts';
import { actOnApproval } from '../../process/approvals/act-on-approval.ts';
import { actOnTask } from '../../process/approvals/act-on-task.ts';
import { readAgent, saveAgent } from '../../process/approvals/agents.ts';
import { readCopy } from '../../process/approvals/copies.ts';
import { personOf } from '../../process/approvals/describe-approval.ts';
import { countTodo, listTodo } from '../../process/approvals/list-todo.ts';
import { readApprovalsOf, readCard } from '../../process/approvals/read-card.ts';
import { serve } from '../serve.ts';

/** What people are asked to decide, what they submitted, and what they do. */
export function approvalRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/todo', ({ workspace, actor, query }) => listTodo(workspace, actor, query));

  serve(app, 'GET /api/todo/counts', ({ workspace, actor }) => countTodo(workspace, actor));

  serve(app, 'GET /api/tasks/:id', ({ workspace, actor, params }) => readCard(workspace, actor, params.id));

  serve(app, 'POST /api/approvals/:id/read', ({ workspace, actor, params }) => readCopy(workspace, actor, params.id));

  serve(app, 'POST /api/tasks/:id/acts', async ({ workspace, actor, params, body, once }) => {
    const { state, late } = await once((tx) => actOnTask(workspace, actor, { task: params.id, ...body }, tx));
    if (!late) return { state };
    const directory = await readDirectory(workspace);
    return { state, late: { ...late, by: late.by === null ? null : personOf(directory, late.by) } };
  });

  serve(app, 'GET /api/me/agent', async ({ workspace, actor }) => ({ agent: await readAgent(workspace, actor) }));

  serve(app, 'PUT /api/me/agent', ({ workspace, actor, body }) => saveAgent(workspace, actor, body.agent));

  serve(app, 'POST /api/approvals/:id/acts', ({ workspace, actor, params, body, once }) =>
    once((tx) => actOnApproval(workspace, actor, { approval: params.id, ...body }, tx)),
  );

  serve(app, 'GET /api/records/:object/:id/approvals', async ({ workspace, actor, params }) => ({
    approvals: await readApprovalsOf(workspace, actor, params),
  }));
}
