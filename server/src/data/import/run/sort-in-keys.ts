import type { Workspace } from '../../../catalog/workspace.ts';

export type KeySorter = {
  /** One more batch was written. */
  noteBatch(): void;
  /** No more batches will come; what waits is sorted in without anybody waiting for it. */
  end(): void;
};

/** The more keys are sorted in together, the less work each is; but a search looks through all that wait. */
const batchesAtATime = 40;

/**
 * New search keys wait in a list of their index until somebody sorts them in: by itself whoever makes the list too long, which in an
 * import is every few batches. Here another connection does it while the import goes on. Searches find what waits, too.
 */
export function openKeySorter({ database, log }: Workspace, table: string): KeySorter {
  let running: Promise<void> | undefined;
  let batches = 0;
  const sort = () =>
    database.platform
      .query({
        text: `select gin_clean_pending_list(i.indexrelid::regclass) from pg_index i join pg_class c on c.oid = i.indexrelid
          join pg_am a on a.oid = c.relam where i.indrelid = $1::regclass and i.indisready and a.amname = 'gin'`,
        values: [table],
      })
      .catch((error) => log.warn({ err: error, table }, 'search keys were not sorted in'))
      .then(() => {
        running = undefined;
      });
  return {
    noteBatch() {
      batches += 1;
      if (batches % batchesAtATime === 0) running ??= sort();
    },
    end() {
      if (batches >= batchesAtATime) void (running ?? Promise.resolve()).then(sort);
    },
  };
}
