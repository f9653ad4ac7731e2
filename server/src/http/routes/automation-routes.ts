import type { AutomationBacklog, AutomationRun } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listRuns, settle } from '../../process/list-runs.ts';
import { callerOf } from '../caller.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeFailure } from '../describe-failure.ts';
import { readInput } from '../read-input.ts';

const which = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(1000) }),
  z.strictObject({ process: z.string().max(200).nullable() }),
]);

/** `/api/automations`: what automations are still to do, what they could not do, and what becomes of that. */
export function automationRoutes(app: FastifyInstance): void {
  app.get('/api/automations', async (request): Promise<AutomationBacklog> => {
    const { workspace, actor } = callerOf(request);
    const locale = callerLocale(request);
    const { runs, latest, ...backlog } = await listRuns(workspace, actor);
    const describe = (run: AutomationRun) => ({
      ...run,
      problem: run.problem && describeFailure(run.problem, locale, run.change),
    });
    return { ...backlog, runs: runs.map(describe), latest: latest.map(describe) };
  });

  for (const as of ['again', 'aside'] as const)
    app.post(`/api/automations/${as}`, async (request) => {
      const { workspace, actor } = callerOf(request);
      return { count: await settle(workspace, actor, readInput(request, which), as) };
    });
}
