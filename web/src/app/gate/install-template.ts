import { api } from '../../base/api.ts';
import { waitForJob } from '../../base/job.ts';

type Choice = { template: string; sampleData: boolean };

/** Installs a solution in the background, and waits until it is there. `onShare` hears how much of its sample data is. */
export async function installTemplate(choice: Choice, onShare: (share: number) => void): Promise<void> {
  const { job } = await api.post('/setup/template', choice);
  await waitForJob(job, ({ done, total }) => onShare(Number(total) > 0 ? Number(done) / Number(total) : 0));
}
