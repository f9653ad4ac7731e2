import type { Actor } from '../access/actor.ts';
import { TenonError } from '../base/errors.ts';
import { dropShadows, FillsNeeded } from '../catalog/data-steps/prepare-fills.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { openJobOf } from './job-rows.ts';
import { isCancelled, type JobRunner, type Jobs } from './jobs.ts';
import { type Published, type PublishRequest, publishAs } from './publish-as.ts';

export const publishKind = 'publish';

/**
 * Publishes at once, or, where values of big tables have to be made first, as a job: then the id of the job is the answer, and the definitions
 * count once it is done. Throws `publishing` while another such job is under way, besides what `publishAs` throws.
 */
export async function publishOrQueue(
  { workspace, actor, jobs }: { workspace: Workspace; actor: Actor; jobs: Jobs },
  request: PublishRequest,
): Promise<Published | { job: string }> {
  await refuseWhilePublishing(workspace);
  try {
    return await publishAs(workspace, actor, request);
  } catch (error) {
    if (!(error instanceof FillsNeeded)) throw error;
    return { job: await jobs.start(workspace, actor, { kind: publishKind, input: request }) };
  }
}

/** Drafts are to stay as they are until the job has made them count: whoever asked for it has seen no others. Throws `publishing`. */
export async function refuseWhilePublishing(workspace: Workspace): Promise<void> {
  if (await openJobOf(workspace, publishKind)) throw new TenonError('publishing', { retryAfter: 10 });
}

const tellEvery = 500;

/** Goes on with what a killed server had begun; what is given up is taken away. */
export const runPublishJob: JobRunner = async (workspace, actor, { input }, control) => {
  let told = Number.NEGATIVE_INFINITY;
  const progress = (done: number, total: number) => {
    if (performance.now() - told < tellEvery) return control.check();
    told = performance.now();
    return control.progress({ done, total });
  };
  try {
    const published = await publishAs(workspace, actor, input as PublishRequest, { progress });
    return { ...published };
  } catch (error) {
    const isOver =
      isCancelled(error) || (error instanceof TenonError && ['invalid', 'forbidden', 'beyondRights'].includes(error.code));
    if (isOver) await dropShadows(workspace);
    throw error;
  }
};
