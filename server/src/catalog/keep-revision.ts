import type { AppBody, Definition } from '@tenon/metadata';
import { nextRollOut } from '@tenon/metadata/define/app-rollout.ts';
import type { Transaction } from '../base/database/database.ts';
import type { Site } from './change-tables.ts';
import type { DataStep } from './data-steps/data-step.ts';
import { quoteName } from './quote-name.ts';

/** Every server listens here; the payload is the workspace's id. */
export const catalogChannel = 'tenon_catalog';

/** Has every server take up what a workspace is now, at the end of the transaction. */
export async function announceCatalogChange(tx: Transaction, id: string): Promise<void> {
  await tx.query({ text: 'select pg_notify($1, $2)', values: [catalogChannel, id] });
}

type Revision = {
  revision: number;
  by: string | null;
  summary: string;
  changeSet?: string;
  definitions: readonly Definition[];
  steps: readonly DataStep[];
};

/** Makes definitions the ones that count, as a revision that can come back. */
export async function keepRevision(
  tx: Transaction,
  { id, schema }: Site,
  { revision, by, summary, changeSet, definitions, steps }: Revision,
): Promise<void> {
  await tx.query({
    text: `insert into ${quoteName(schema)}.sys_revision (revision, by, summary, definitions, steps, change_set)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [revision, by, summary, JSON.stringify(definitions), JSON.stringify(steps), changeSet ?? null],
  });
  const apps = definitions.flatMap(({ kind, body }) => (kind === 'app' ? [body as AppBody] : []));
  await tx.query({
    text: 'update tenon.workspace set revision = $2, roll_out_on = $3 where id = $1',
    values: [id, revision, nextRollOut(apps) ?? null],
  });
  await announceCatalogChange(tx, id);
}
