import { createHash } from 'node:crypto';
import type { Checkpoint } from '@tenon/metadata/rules/read-rules.ts';
import { appendEvidence, type Evidence } from '../../evidence/append-evidence.ts';
import type { LockingStep } from '../commit-order.ts';
import { sysTable } from '../save/sys-table.ts';
import { type LockingWrite, type PendingRow, valueAfter, type Write } from '../write.ts';
import { checkpointRecords } from './checkpoint-records.ts';
import { optionTaken } from './use-passes.ts';

type Passage = { pendingRow: PendingRow; checkpoint: Checkpoint };
type KeptFile = { field: string; id: string; name: string; size: string; sha256: string };

/** What comes to stand behind a checkpoint, and what two people have deleted from there, leaves evidence in the same transaction: who, when, why, which values and files. */
export const keepEvidence: LockingStep<Passage[]> = {
  look(write) {
    const { checkpoints } = write.plan.rules;
    if (checkpoints.length === 0 || write.pendingRows.length === 0) return undefined;
    const recordOf = checkpointRecords(write);
    const passages = write.pendingRows.flatMap((pendingRow) => {
      const record = recordOf(pendingRow);
      return checkpoints.filter(({ arrives }) => arrives(record)).map((checkpoint) => ({ pendingRow, checkpoint }));
    });
    return passages.length > 0 ? passages : undefined;
  },
  async lock(write, passages) {
    const files = await readFiles(write, passages);
    await appendEvidence(
      write.tx,
      write.workspace,
      passages.map((passage) => evidenceOf(write, passage, files.get(passage.pendingRow.id) ?? [])),
    );
  },
};

function evidenceOf(write: Write, { pendingRow, checkpoint }: Passage, files: readonly KeptFile[]): Evidence {
  const { object, action, actor, by, now } = write;
  const { gate, reads } = checkpoint;
  const opened = write.opened.get(pendingRow.row)?.find((each) => each.gate === gate);
  const names = [...new Set([object.body.gates?.[gate]?.field ?? '', ...reads])].filter((name) => object.fields.has(name)).sort();
  return {
    ...{ kind: 'passed', at: now, object: object.name, record: pendingRow.id, checkpoint: gate, by, source: actor.source },
    ...(actor.keyId && { key: actor.keyId }),
    ...{ action, option: optionTaken(write, pendingRow, gate), definition: hashOf(object.body.gates?.[gate]) },
    values: Object.fromEntries(names.map((name) => [name, valueAfter(pendingRow, name)])),
    files: files.filter(({ field }) => names.includes(field)),
    ...(opened && {
      pass: {
        ...{ id: opened.pass.id, requester: opened.pass.requester, askedAt: opened.pass.askedAt, reason: opened.pass.reason },
        ...{ grantedBy: opened.pass.decidedBy, grantedAt: opened.pass.decidedAt, comment: opened.pass.comment },
        missing: opened.missing.map(({ code, field, rule }) => ({ code, field, rule })),
      },
    }),
  };
}

function hashOf(definition: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(definition ?? null))
    .digest('hex');
}

async function readFiles(write: LockingWrite, passages: readonly Passage[]): Promise<Map<string, KeptFile[]>> {
  const named = passages.flatMap(({ pendingRow, checkpoint: { reads } }) =>
    write.plan.files
      .filter(({ name }) => reads.includes(name))
      .flatMap(({ name }) =>
        ((valueAfter(pendingRow, name) as { id: string }[] | null) ?? []).map(({ id }) => ({
          record: pendingRow.id,
          field: name,
          id,
        })),
      ),
  );
  if (named.length === 0) return new Map();
  const rows = await write.tx.query<{ id: string; name: string; size: string; sha256: string }>({
    text: `select id, name, size::text, encode(sha256, 'hex') as sha256 from ${sysTable(write, 'sys_file')} where id = any($1::uuid[])`,
    values: [[...new Set(named.map(({ id }) => id))]],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = named.flatMap(({ record, field, id }) => {
    const file = byId.get(id);
    return file ? [{ record, file: { ...file, field } }] : [];
  });
  return new Map([...Map.groupBy(found, ({ record }) => record)].map(([record, each]) => [record, each.map(({ file }) => file)]));
}
