import type { Workspace } from '../../catalog/workspace.ts';
import { evidenceTable, hashOfEvidence, noHash } from './append-evidence.ts';

/** `last`: the number and the hash of the newest, to be kept elsewhere: a chain that was cut at its end shows by it alone. */
export type EvidenceCheck = {
  count: number;
  last: { number: number; hash: string } | null;
  broken: { number: number; why: 'missing' | 'notLinked' | 'changed' } | null;
};

type Row = {
  number: string;
  object: string;
  record: string | null;
  checkpoint: string;
  at: string;
  content: string;
  previous: string;
  hash: string;
};
type Link = { number: number; hash: string };

const pageSize = 2000;

/** Reads the chain from its beginning and says where it is broken first: a row is missing, does not name the one before, or is not what was hashed. */
export async function verifyEvidence(workspace: Workspace): Promise<EvidenceCheck> {
  let last: Link = { number: 0, hash: noHash };
  for (;;) {
    const rows = await readPage(workspace, last.number);
    for (const row of rows) {
      const why = wrongWith(row, last);
      if (why) return { count: last.number, last: last.number > 0 ? last : null, broken: { number: last.number + 1, why } };
      last = { number: last.number + 1, hash: row.hash };
    }
    if (rows.length < pageSize) return { count: last.number, last: last.number > 0 ? last : null, broken: null };
  }
}

function readPage(workspace: Workspace, after: number): Promise<Row[]> {
  return workspace.db.read<Row>({
    text: `select e.number::text, e.object, e.record_id as record, e.checkpoint, e.at, e.content, e.previous, e.hash from ${evidenceTable(workspace)} e
      where e.number > $1 order by e.number limit $2`,
    values: [after, pageSize],
  });
}

function wrongWith(row: Row, last: Link): NonNullable<EvidenceCheck['broken']>['why'] | undefined {
  if (Number(row.number) !== last.number + 1) return 'missing';
  if (row.previous !== last.hash) return 'notLinked';
  return row.hash === hashOfEvidence(row.previous, row.content) && tellsTheSame(row) ? undefined : 'changed';
}

/** The columns beside the content find it, and say nothing else than it does. */
function tellsTheSame({ content, object, record, checkpoint, at }: Row): boolean {
  const told = JSON.parse(content) as Record<string, unknown>;
  const isSameTime = Date.parse(String(told.at)) === Date.parse(at);
  return told.object === object && told.record === record && told.checkpoint === checkpoint && isSameTime;
}
