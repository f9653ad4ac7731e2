import type { FastifyInstance } from 'fastify';
import { askPass, decidePass } from '../../data/checkpoints/passes.ts';
import { readCheckpoints } from '../../data/checkpoints/read-checkpoints.ts';
import { verifyEvidence } from '../../data/evidence/verify-evidence.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { serve } from '../serve.ts';

/** What no role gets round, who lets a record through all the same, and the evidence of it. */
export function checkpointRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/records/:object/:id/checkpoints', async ({ workspace, actor, params, request }) => {
    const { checkpoints, ...rest } = await readCheckpoints(workspace, actor, params);
    const locale = callerLocale(request);
    const told = checkpoints.map(({ missing, ...each }) => ({
      ...each,
      missing: missing.map((problem) => describeProblem(problem, locale)),
    }));
    return { checkpoints: told, ...rest };
  });

  serve(app, 'POST /api/records/:object/:id/passes', ({ workspace, actor, params, body, once }) =>
    once((tx) => askPass(workspace, actor, { ...params, ...body }, tx)),
  );

  serve(app, 'POST /api/passes/:id/acts', ({ workspace, actor, params, body, once }) =>
    once((tx) => decidePass(workspace, actor, { pass: params.id, ...body }, tx)),
  );

  serve(app, 'GET /api/checkpoint-log/check', ({ workspace }) => verifyEvidence(workspace));
}
