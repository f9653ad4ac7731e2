import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/save/sys-table.ts';
import type { WriteAction } from '../write/write-request.ts';

/** What a batch did to a record. */
export type Entry = {
  id: string;
  object: string;
  record_id: string;
  action: WriteAction;
  changes: Record<string, [unknown, unknown]> | null;
  /** Made by the platform because of another change of the batch. */
  follows: boolean | null;
};

/** Entries read at once, and undone by one statement, at the most. */
const pageSize = 2000;
const behindAllIds = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Newest first: what was done last is taken back first. Both conditions go by the index, however far back the batch is read. */
export async function* readEntries(workspace: Workspace, tx: Transaction, token: string): AsyncGenerator<Entry[]> {
  for (let before = behindAllIds; ; ) {
    const entries: Entry[] = await tx.query<Entry>({
      text: `select id, object, record_id, action, changes, follows from ${sysTable({ workspace }, 'sys_history')}
        where batch = $1 and id < $2 order by id desc limit ${pageSize}`,
      values: [token, before],
    });
    yield entries;
    if (entries.length < pageSize) return;
    before = (entries.at(-1) as Entry).id;
  }
}
