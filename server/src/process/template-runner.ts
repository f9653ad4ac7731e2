import type { Solution } from '@tenon/metadata';
import { requireSystemRight } from '../access/give-roles.ts';
import { applyTemplate, findTemplate } from '../data/setup/apply-template.ts';
import type { JobRunner } from './jobs.ts';

const tellEvery = 300;

/** Applies one of these solutions as a template. Its transaction is not left to tell of progress: that happens beside it. */
export function templateRunner(solutions: readonly Solution[]): JobRunner {
  return async (workspace, actor, job, control) => {
    requireSystemRight(actor, 'manageMetadata');
    const { template, sampleData } = job.input as { template: string; sampleData: boolean };
    let progress: Record<string, unknown> = {};
    let cancelled: unknown;
    const tell = async () => {
      await control.progress(progress).catch((error) => {
        cancelled = error;
      });
    };
    const telling = setInterval(tell, tellEvery);
    try {
      const records = await applyTemplate(workspace, actor, {
        solution: findTemplate(solutions, template),
        known: solutions,
        sampleData,
        tell(told) {
          progress = told;
          if (cancelled) throw cancelled;
        },
      });
      return { ...progress, records };
    } finally {
      clearInterval(telling);
    }
  };
}
