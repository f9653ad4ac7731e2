import type { Actor } from '../../../access/actor.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { CheckedPlan } from '../columns/import-plan.ts';
import type { Replacements } from '../columns/replacements.ts';
import type { Upload } from '../file/uploads.ts';
import type { Families } from '../links/find-families.ts';
import type { LinkMemory } from '../links/link-memory.ts';
import type { OwnNames } from '../links/self-links.ts';
import type { ImportProgress } from './import-progress.ts';
import type { RowIn } from './read-cells.ts';
import type { KeySorter } from './sort-in-keys.ts';

/** Asked between batches; throws when the import shall stop. What was committed stays, and can be undone. */
export type ImportControl = { check(): Promise<void> };

export type ImportRun = {
  workspace: Workspace;
  actor: Actor;
  job: string;
  /** Of the model that the plan was checked with. */
  revision: number;
  plan: CheckedPlan;
  upload: Upload;
  dryRun: boolean;
  control: ImportControl;
  progress: ImportProgress;
  memory: LinkMemory;
  own: OwnNames;
  /** Rows of the file that are meant, unless all are. */
  only?: ReadonlyMap<number, RowIn | undefined>;
  /** In a dry run. */
  families?: Families;
  keys: KeySorter;
  /** What a dry run has found so far. */
  replacements: Replacements;
  /** As long as no row was refused by a unique index, they are all that is asked. */
  trustsIndexes: boolean;
};
