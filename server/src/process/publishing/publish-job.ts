import { problemTexts } from '@tenon/metadata';
import { fillText } from '@tenon/metadata/definition-problem.ts';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import { listChangeSets } from '../../catalog/change-sets/edit-change-sets.ts';
import { dropShadows, FillsNeeded } from '../../catalog/data-steps/prepare-fills.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { isCancelled } from '../jobs/job-control.ts';
import { openJobOf } from '../jobs/job-rows.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { JobRunner } from '../jobs/run-job.ts';
import { type Published, type PublishRequest, publishAs } from './publish-as.ts';

export const publishKind = 'publish';

/**
 * Publishes at once, or, where values of big tables have to be made first, as a job: then the id of the job is the answer, and the definitions
 * count once it is done, if the set is still as it was. Throws `publishing` while another such job is under way, besides what `publishAs` throws.
 */
export async function publishOrQueue(
  { workspace, actor, jobs }: { workspace: Workspace; actor: Actor; jobs: Jobs },
  request: PublishRequest,
): Promise<Published | { job: string }> {
  await refuseWhilePublishing(workspace);
  const seen = await asSeen(workspace, request);
  try {
    return await publishAs(workspace, actor, seen);
  } catch (error) {
    if (!(error instanceof FillsNeeded)) throw error;
    return { job: await jobs.start(workspace, actor, { kind: publishKind, input: seen }) };
  }
}

/**
 * A set that a job makes count stays as it is until then: whoever asked for it has seen no other. Without a set it is asked whether any is made
 * to count. Throws `publishing`.
 */
export async function refuseWhilePublishing(workspace: Workspace, changeSet?: string): Promise<void> {
  const job = await openJobOf(workspace, publishKind);
  if (!job) return;
  if (changeSet === undefined || (job.input as { changeSet?: string }).changeSet === changeSet)
    throw new TenonError('publishing', { retryAfter: 10 });
}

/** What is saved between here and the job is not published unseen. */
async function asSeen(workspace: Workspace, request: PublishRequest): Promise<PublishRequest> {
  if (!('changeSet' in request) || request.version !== undefined) return request;
  const set = (await listChangeSets(workspace)).find(({ id }) => id === request.changeSet);
  return { ...request, ...(set && { version: set.version }) };
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
    const warnings = published.warnings.map(({ code, field, params = {} }) => ({
      field,
      message: fillText(problemTexts[code], params)[actor.locale],
    }));
    return { ...published, warnings };
  } catch (error) {
    const isOver =
      isCancelled(error) ||
      (error instanceof TenonError &&
        [
          'invalid',
          'forbidden',
          'beyondRights',
          'beyondApp',
          'draftChanged',
          'definitionChanged',
          'publishedSince',
          'notFound',
        ].includes(error.code));
    if (isOver) await dropShadows(workspace);
    throw error;
  }
};
