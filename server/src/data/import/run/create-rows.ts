import type { Problem } from '@tenon/metadata';
import { newId } from '../../../base/ids.ts';
import { emptyValues } from '../../write/write.ts';
import { writeRecords } from '../../write/write-records.ts';
import type { Values } from '../../write/write-request.ts';
import { onlyFinds } from '../columns/importable.ts';
import type { BatchOutcome, ImportBatch } from './import-batch.ts';
import type { ImportRow } from './read-cells.ts';
import { isComplete, type Keyed } from './sort-out-rows.ts';
import { noteWarnings } from './tell-problems.ts';

export type Refused = { row: ImportRow; problems: readonly Problem[] };
/** Rows behind one that made their record are to change it. */
export type Tried = { refused: Refused[]; after: ImportRow[] };

/** Makes the records of new rows; one of each key. */
export async function createRows(batch: ImportBatch, rows: readonly Keyed[], outcome: BatchOutcome): Promise<Tried> {
  const tried: Tried = { refused: [], after: [] };
  if (rows.length === 0) return tried;
  const { workspace, actor, plan, tx, info, mode, order } = batch;
  const ids = idsOf(rows);
  const hasDefaults = Object.keys(plan.defaults).length > 0;
  const finding = plan.key.filter(onlyFinds).map(({ name }) => name);
  const records = rows.map(({ row }) => {
    const values = without(row.values, finding);
    return hasDefaults ? withDefaults(values, plan.defaults) : values;
  });
  const request = {
    object: plan.object.name,
    action: 'create',
    records,
    ids,
    repeats: plan.key.length > 0,
    partial: true,
    batch: info,
    read: plan.read,
    mode,
    ...(order && { order }),
  } as const;
  const { failed, warnings } = await writeRecords(workspace, actor, request, tx);
  noteWarnings(plan, rows, warnings);
  const problemsOf = new Map(failed.map(({ row, problems }) => [row, problems]));
  const made = new Set<string>();
  rows.forEach(({ row }, at) => {
    const [id, problems] = [ids[at] as string, problemsOf.get(at)];
    if (made.has(id)) tried.after.push(row);
    else if (problems) tried.refused.push({ row, problems });
    else {
      made.add(id);
      outcome.ids.set(row, id);
      outcome.created += 1;
    }
  });
  return tried;
}

/** One for all rows of a key. */
function idsOf(rows: readonly Keyed[]): string[] {
  const known = new Map<string, string>();
  return rows.map(({ key }) => {
    if (!isComplete(key)) return newId();
    const text = JSON.stringify(key).toLowerCase();
    const id = known.get(text) ?? newId();
    known.set(text, id);
    return id;
  });
}

/** What the plan gives to every row that has nothing of its own. */
function withDefaults(values: Values, defaults: Values): Values {
  const filled = Object.assign(emptyValues(), values);
  for (const [name, value] of Object.entries(defaults)) filled[name] ??= value;
  return filled;
}

function without(values: Values, names: readonly string[]): Values {
  if (names.length === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
