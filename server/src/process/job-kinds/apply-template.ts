import { requireSystemRight } from '../../access/give-roles.ts';
import { applyTemplate as applyTo, findTemplate } from '../../data/setup/apply-template.ts';
import { limitsOf } from '../publishing/publish-as.ts';
import type { JobKind } from './job-kind.ts';
import { stepsDone } from './steps-done.ts';

const tellEvery = 300;

/** The template is applied in one transaction, so progress is written beside it. */
export const applyTemplate: JobKind = {
  label: { zh: '准备工作区', en: 'Prepare the workspace' },
  isForManagers: true,
  async run(workspace, actor, job, control) {
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
      const records = await applyTo(workspace, actor, {
        solution: findTemplate(control.solutions, template),
        known: control.solutions,
        sampleData,
        limits: limitsOf(workspace, actor),
        tell(told) {
          progress = told;
          if (cancelled) throw cancelled;
        },
      });
      return { ...progress, records };
    } finally {
      clearInterval(telling);
    }
  },
  facts: stepsDone,
};
