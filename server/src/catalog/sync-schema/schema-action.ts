import type { Column, ForeignKey, Index } from './table.ts';

/** One step from the tables as they are to the tables as they should be. `run-actions.ts` says what SQL each becomes. */
export type SchemaAction = { table: string } & (
  | { act: 'createTable'; columns: readonly Column[] }
  /** An object that is no longer defined: its table stays for a while and then goes. */
  | { act: 'removeTable' }
  | { act: 'restoreTable' }
  | { act: 'addColumn'; column: Column }
  | { act: 'removeColumn'; column: string }
  | { act: 'restoreColumn'; column: string }
  /** The name is wanted for another type, while values of a removed field still wait for their end. */
  | { act: 'setColumnAside'; column: string }
  /** Only columns without values, or generated ones. */
  | { act: 'dropColumn'; column: string }
  | { act: 'changeColumnType'; column: string; type: string; using: string }
  /** `later`: built without holding up writers, after the publish. */
  | { act: 'createIndex'; index: Index; later: boolean }
  | { act: 'dropIndex'; index: string }
  /** `later`: rows that are there already are checked after the publish. */
  | { act: 'addForeignKey'; key: ForeignKey; later: boolean }
  | { act: 'dropForeignKey'; key: string }
);
