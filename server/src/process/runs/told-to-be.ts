import type { Label } from '@tenon/metadata';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { noticeTable } from '../../data/notices/notice-rows.ts';
import { mailTable } from '../mail/mail-rows.ts';

/** What somebody would be told. */
export type ToldToBe = { to: string; said: Label };

type Row = { person: string | null; address: string | null; said: Label | null; content: { subject: string } | null };

/** What a step of a trial has noted to tell people, before it is taken back: to whom, and the text or, of mail, the subject. */
export async function readTold(
  workspace: Workspace,
  tx: Pick<Transaction, 'query'>,
  { run, step }: { run: string; step: string },
): Promise<ToldToBe[]> {
  const rows = await tx.query<Row>({
    text: `select person, null as address, said, null as content from ${noticeTable(workspace)} where key like $1
      union all select person, address, null, content from ${mailTable(workspace)} where key like $1`,
    values: [`message:${run}:${step}:%`],
  });
  const { people } = await readDirectory(workspace);
  return rows.map(({ person, address, said, content }) => ({
    to: (person ? people.get(person)?.name : address) ?? '—',
    said: said ?? { zh: content?.subject ?? '', en: content?.subject ?? '' },
  }));
}
