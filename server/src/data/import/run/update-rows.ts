import { isDeepStrictEqual } from 'node:util';
import { writeRecords } from '../../write/write-records.ts';
import type { Values } from '../../write/write-request.ts';
import { isKeptOnCreate, onlyFinds } from '../columns/importable.ts';
import type { Tried } from './create-rows.ts';
import type { BatchOutcome, ImportBatch } from './import-batch.ts';
import type { Known } from './sort-out-rows.ts';
import { noteWarnings } from './tell-problems.ts';

/** Changes the records of rows, in their order. */
export async function updateRows(batch: ImportBatch, rows: readonly Known[], outcome: BatchOutcome): Promise<Tried> {
  const tried: Tried = { refused: [], after: [] };
  if (rows.length === 0) return tried;
  const { workspace, actor, plan, tx, info } = batch;
  const kept = plan.columns.filter(({ field }) => isKeptOnCreate(field) || onlyFinds(field)).map(({ field }) => field.name);
  const records = rows.map(({ row, id }) => ({ id, values: valuesToChange(row.values, { kept, keepsBlank: plan.keepsBlank }) }));
  if (plan.keepsBlank) keepEarlier(records);
  const request = { object: plan.object.name, action: 'update', records, partial: true, batch: info, repeats: true } as const;
  const { failed, repeats, warnings } = await writeRecords(workspace, actor, request, tx);
  noteWarnings(plan, rows, warnings);
  const problemsOf = new Map(failed.map(({ row, problems }) => [row, problems]));
  const same = new Set(repeats?.same);
  const before = new Map<string, Values>();
  for (const [at, { id, values }] of records.entries()) {
    const [row, problems] = [(rows[at] as Known).row, problemsOf.get(at)];
    if (problems) {
      tried.refused.push({ row, problems });
      continue;
    }
    const last = before.get(id);
    if (last ? isDeepStrictEqual(last, values) : same.has(at)) outcome.same.add(row);
    else outcome.updated += 1;
    before.set(id, values);
    outcome.ids.set(row, id);
  }
  outcome.skipped = outcome.same.size;
  return tried;
}

function valuesToChange(values: Values, { kept, keepsBlank }: { kept: readonly string[]; keepsBlank: boolean }): Values {
  if (kept.length === 0 && !keepsBlank) return values;
  const changes = ([name, value]: [string, unknown]) => !kept.includes(name) && !(keepsBlank && value === null);
  return Object.fromEntries(Object.entries(values).filter(changes));
}

/** Of rows of one record the last is written: where its blanks keep what is there, that is what the rows before it say. */
function keepEarlier(records: { id: string; values: Values }[]): void {
  const before = new Map<string, Values>();
  for (const record of records) {
    record.values = { ...before.get(record.id), ...record.values };
    before.set(record.id, record.values);
  }
}
