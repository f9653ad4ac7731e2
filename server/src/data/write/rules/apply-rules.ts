import type { Problem } from '@tenon/metadata';
import { judgeRecord, workOutSets } from '@tenon/metadata/rules/work-out-rules.ts';
import { refuseRow } from '../check/refuse-rows.ts';
import { parseContext, parseInto } from '../parse-values.ts';
import { type PendingRow, valueAfter, type Write } from '../write.ts';
import { explainGate } from './explain-gate.ts';
import { nothingRelated, type Related, readRelated, readsRelated } from './read-related.ts';
import { ruleRecords } from './rule-record.ts';
import { runBeforeSave } from './run-hooks.ts';

/** Fills what rules set and the writer did not give, then lets the solutions' own code do the same. */
export function setByRules(write: Write): void | Promise<void> {
  if (write.plan.rules.setting.length === 0) return runBeforeSave(write);
  return withRelated(write, (related) => {
    setValues(write, related);
    runBeforeSave(write);
  });
}

/** Refuses what rules do not allow, notes what they warn of, and which records may be linked. */
export function checkRules(write: Write): void | Promise<void> {
  return withRelated(write, (related) => judge(write, related));
}

/** Waits only where there is something to read: the statements of most writes go out together. */
function withRelated(write: Write, apply: (related: Related) => void): void | Promise<void> {
  return readsRelated(write) ? readRelated(write).then(apply) : apply(nothingRelated);
}

function setValues(write: Write, related: Related): void {
  const recordOf = ruleRecords(write, related);
  const context = parseContext(write);
  for (const pendingRow of write.pendingRows) {
    const values = workOutSets(write.plan.rules, recordOf(pendingRow));
    for (const name in values) parseInto(write, pendingRow, { name, value: values[name], context });
  }
}

function judge(write: Write, related: Related): void {
  const recordOf = ruleRecords(write, related);
  for (const pendingRow of write.pendingRows) {
    if (write.action === 'update' && !pendingRow.before) continue;
    const { fields, problems, warnings } = judgeRecord(write.plan.rules, recordOf(pendingRow));
    for (const each of problems) if (!isNoted(write, pendingRow, each)) refuseRow(write, pendingRow, explainGate(write, each));
    if (warnings.length > 0) write.warnings.set(pendingRow.row, warnings);
    for (const [name, { records }] of fields)
      for (const { filter, evaluation } of records ?? [])
        if (evaluation.isTouchedBy(name)) limitLinks(write, pendingRow, { name, filter });
  }
}

/** A value that could not be read is not missing. */
function isNoted({ problems }: Write, { row }: PendingRow, { code, field }: Problem): boolean {
  return (code === 'required' || code === 'gateRequires') && problems.get(row)?.some((noted) => noted.field === field) === true;
}

function limitLinks(
  { object, limited, byPlatform, takesBack }: Write,
  pendingRow: PendingRow,
  { name, filter }: { name: string; filter: Write['limited'][number]['filter'] },
): void {
  const field = object.fields.get(name);
  const value = valueAfter(pendingRow, name);
  if (byPlatform || takesBack || !field || field.targets.length !== 1 || value == null) return;
  for (const { id } of [value].flat() as { id: string }[]) limited.push({ pendingRow, field, id, filter });
}
