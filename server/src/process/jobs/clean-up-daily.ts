import type { Platform } from '../../access/platform.ts';
import { removeExpired } from '../../access/remove-expired.ts';
import { dropShadows } from '../../catalog/data-steps/prepare-fills.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import { dropRemoved } from '../../catalog/sync-schema/drop-removed.ts';
import { purgeComments } from '../../data/comments/change-comment.ts';
import { purgeUploads } from '../../data/import/file/purge-uploads.ts';
import { purgeNotices } from '../../data/notices/notice-rows.ts';
import { purgeExpired } from '../../data/trash/purge-expired.ts';
import { passOnSeatsOfLeavers } from '../approvals/reassign-seat.ts';
import { purgeCalls } from '../connections/call-rows.ts';
import { purgeMails } from '../mail/mail-rows.ts';
import { publishKind } from '../publishing/publish-job.ts';
import { purgeVersions } from '../runs/process-versions.ts';
import { purgeRuns } from '../runs/run-rows.ts';
import { purgeDeliveries } from '../webhooks/webhook-rows.ts';
import { openJobOf } from './job-rows.ts';

/** Once a day: removes what gathers and says nothing any more. */
export async function cleanUpDaily(platform: Platform, workspaces: Workspaces): Promise<void> {
  await removeExpired(platform);
  for (const { id } of await workspaces.list()) {
    const workspace = await workspaces.get(id);
    await purgeComments(workspace);
    await purgeExpired(workspace);
    await purgeUploads(workspace);
    await purgeCalls(workspace);
    await purgeNotices(workspace);
    await purgeMails(workspace);
    await purgeDeliveries(workspace);
    await purgeRuns(workspace);
    await purgeVersions(workspace);
    await passOnSeatsOfLeavers(workspace);
    await dropRemoved(workspace);
    if (!(await openJobOf(workspace, publishKind))) await dropShadows(workspace);
  }
}
