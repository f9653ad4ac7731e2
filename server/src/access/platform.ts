import type { Clock } from '../base/clock.ts';
import type { Database } from '../base/database/database.ts';
import type { Log } from '../base/log.ts';

/** What accounts, sessions and keys need: they belong to the platform, not to one workspace. */
export type Platform = { database: Database; clock: Clock; log: Log };
