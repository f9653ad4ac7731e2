import type { ForeignKey, Index, TableColumn } from './table.ts';

/** One step from the tables as they are to the tables as they should be. `run-actions.ts` says what SQL each becomes. */
export type SchemaAction = { table: string } & (
  | { act: 'createTable'; columns: readonly TableColumn[] }
  /** An object that is no longer defined: its table stays for a while and then goes. */
  | { act: 'removeTable' }
  | { act: 'restoreTable' }
  /** `initial`: SQL of a constant that the rows there are begin with; PostgreSQL keeps it once, and touches no row. */
  | { act: 'addColumn'; column: TableColumn; initial?: string }
  | { act: 'removeColumn'; column: string }
  /** `from`: what it was called when it had stepped aside. */
  | { act: 'restoreColumn'; column: string; from?: string }
  | { act: 'renameColumn'; column: string; to: string }
  /** The name is wanted for other values; those of now are kept for a while. `forward` says how the others were made of them. */
  | { act: 'setColumnAside'; column: string; forward?: string }
  /** A column that was filled in the background takes its place. */
  | { act: 'takeShadow'; column: string }
  /** From the column that was set aside under this name, or under the one of `of`. */
  | { act: 'fillColumn'; column: string; using: string; of?: string }
  /** Until the next publish: who writes by the model from before it hears so, instead of leaving what is no option any more. */
  | { act: 'refuseValues'; column: string; values: readonly string[]; isList: boolean }
  | { act: 'dropRefusal'; constraint: string }
  /** Only where PostgreSQL need not touch the rows. */
  | { act: 'changeColumnType'; column: string; type: string }
  /** `later`: built without holding up writers, after the publish. */
  | { act: 'createIndex'; index: Index; later: boolean }
  /** An index that was built over a shadow. */
  | { act: 'takeIndex'; index: string }
  | { act: 'renameIndex'; from: string; to: string }
  | { act: 'renameKey'; from: string; to: string }
  | { act: 'dropIndex'; index: string }
  /** `later`: rows that are there already are checked after the publish. */
  | { act: 'addForeignKey'; key: ForeignKey; later: boolean }
  | { act: 'dropForeignKey'; key: string }
);
