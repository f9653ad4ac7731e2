import { useState } from 'react';
import { api } from '../../base/api.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { waitForJob } from '../../base/job.ts';

export type Install = {
  /** From the press on, also once it is there: whoever asked goes on to something else. */
  isBusy: boolean;
  /** How much of the sample data is in, from 0 to 1. */
  share: number;
  problem: string | undefined;
  run(choice: Choice): Promise<void>;
};

type Choice = {
  /** None is installed where it is undefined. */
  template: string | undefined;
  sampleData: boolean;
  onBegin?: (() => Promise<unknown>) | undefined;
  /** Waited for where it takes its time. */
  onDone: () => unknown;
};

/** Installs a solution in the background, and waits until it is there. */
export function useInstall(): Install {
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<string>();
  async function run({ template, sampleData, onBegin, onDone }: Choice) {
    setShare(0);
    setProblem(undefined);
    try {
      await onBegin?.();
      if (template !== undefined) await install(template, sampleData);
      await onDone();
    } catch (error) {
      setShare(undefined);
      setProblem(problemMessage(error));
    }
  }
  async function install(template: string, sampleData: boolean) {
    const { job } = await api.post('/setup/template', { template, sampleData });
    await waitForJob(job, ({ done, total }) => setShare(Number(total) > 0 ? Number(done) / Number(total) : 0));
  }
  return { isBusy: share !== undefined, share: share ?? 0, problem, run };
}
