import type { WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { runAgainAfterPublish } from '../../catalog/run-again-after-publish.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../read/get-record.ts';
import { writeLast } from './write-records.ts';
import type { WriteRequest, WriteResult } from './write-request.ts';

/** One record that is written and shown to its writer. */
export type ShownWrite = {
  /** `writeRecords` for this record, as the last of its transaction. */
  write(request: WriteRequest, tx?: Transaction): Promise<WriteResult>;
  /**
   * The record once that is committed, asked in the same round trip; read now where nothing was written, since the same request was carried out
   * before. Its writer may have given it to somebody whose records are out of sight: then only its id comes back.
   */
  read(id: string): Promise<WireRecord | { id: string }>;
};

/** Saving, commit and reading are one round trip. What is committed stays so, whatever becomes of the reading: that is tried once more by itself. */
export function openShownWrite(workspace: Workspace, actor: Actor, { object, id }: { object: string; id: string }): ShownWrite {
  const maySee = actor.rights.scopes(object, 'read').length > 0;
  let behind: Promise<WireRecord[]> | undefined;
  return {
    async write(request, tx) {
      const readBehind = ({ readBehindCommit }: Transaction) => {
        behind = getRecords(workspace, actor, { object, ids: [id], tx: { query: readBehindCommit } });
        behind.catch(() => {});
      };
      return writeLast(workspace, actor, request, { tx, readBehind: maySee ? readBehind : () => {} });
    },
    async read(written) {
      if (!maySee) return { id: written };
      const readNow = () => runAgainAfterPublish(workspace, () => getRecords(workspace, actor, { object, ids: [written] }));
      // What an earlier request made already has another id than this one was about to give.
      const [record] = await ((written === id ? behind?.catch(readNow) : undefined) ?? readNow());
      return record ?? { id: written };
    },
  };
}
