import type { Hooks } from '@tenon/metadata';
import type { Clock } from '../base/clock.ts';
import type { Database, WorkspaceDatabase } from '../base/database/database.ts';
import type { Log } from '../base/log.ts';
import type { Snapshot } from './snapshot.ts';

/** An open workspace: what every engine verb takes first. One instance per workspace and process; `snapshot` is replaced on publish. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  /** PostgreSQL schema that holds all of it. */
  readonly schema: string;
  /** ISO 4217 code of the base currency. */
  readonly currency: string;
  /** ISO 3166 country that phone numbers without its code are numbers of. */
  readonly region: string;
  /** The month that its years begin with, 1 to 12. */
  readonly yearStart: number;
  /** IANA zone of its business days. */
  readonly timeZone: string;
  readonly db: WorkspaceDatabase;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly dataFolder: string;
  /** Published metadata as of now. Take it once per verb and pass it on. */
  readonly snapshot: Snapshot;
  /** Takes up what was published last, here or on another server. Publishing does it by itself. */
  reload(): Promise<void>;
  /** Hooks of installed solutions by object. */
  readonly hooks: ReadonlyMap<string, readonly Hooks[]>;
};
