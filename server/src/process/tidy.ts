import type { Platform } from '../access/platform.ts';
import { removeExpired } from '../access/remove-expired.ts';
import type { Workspaces } from '../catalog/open-workspaces.ts';

/** Once a day: removes what gathers and says nothing any more. */
export async function tidy(platform: Platform, _workspaces: Workspaces): Promise<void> {
  await removeExpired(platform);
}
