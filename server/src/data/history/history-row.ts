import type { HistoryEntry } from '@tenon/metadata';
import type { CompiledField } from '../../catalog/compiled-field.ts';

export type Changes = Record<string, [unknown, unknown]>;

/** A row of `sys_history`; `changes` is `{ field: [from, to] }` in wire form, null for a record that was made. */
export type HistoryRow = {
  id: string;
  at: string;
  actor: string | null;
  source: HistoryEntry['source'];
  action: HistoryEntry['action'];
  changes: Changes | null;
  /** Name of the button that was pressed for it. */
  button?: string | null;
};

/** What a row says was changed, told in full. */
export type ToldRow = HistoryRow & { changes: Changes };

export type Fields = ReadonlyMap<string, CompiledField>;
