import type { Platform } from '../access/platform.ts';
import type { Config } from '../base/config.ts';
import type { Outside } from '../base/outside/outside.ts';
import type { Workspaces } from '../catalog/open-workspaces.ts';
import type { Jobs } from '../process/jobs/jobs.ts';

/** What the routes are built from. */
export type Services = Platform & { config: Config; workspaces: Workspaces; jobs: Jobs; outside: Outside };
