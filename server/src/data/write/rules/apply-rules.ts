import type { Problem } from '@tenon/metadata';
import { judgeRecord, workOutSets } from '@tenon/metadata/rules/work-out-rules.ts';
import { refuseRow } from '../check/refuse-rows.ts';
import { parseContext, parseInto } from '../parse-values.ts';
import type { Draft, Write } from '../write.ts';
import { readRelated } from './read-related.ts';
import { ruleRecords } from './rule-record.ts';
import { runBeforeSave } from './run-hooks.ts';

/** Fills what rules set and the writer did not give, then lets the solutions' own code do the same. */
export async function setByRules(write: Write): Promise<void> {
  const { rules } = write.plan;
  if (rules.setting.length > 0) {
    const recordOf = ruleRecords(write, await readRelated(write));
    const context = parseContext(write);
    for (const draft of write.drafts) {
      const values = workOutSets(rules, recordOf(draft));
      for (const name in values) parseInto(write, draft, { name, value: values[name], context });
    }
  }
  runBeforeSave(write);
}

/** Refuses what rules do not allow, notes what they warn of, and which records may be linked. */
export async function checkRules(write: Write): Promise<void> {
  const { rules } = write.plan;
  if (rules.judging.length === 0) return;
  const recordOf = ruleRecords(write, await readRelated(write));
  for (const draft of write.drafts) {
    if (write.action === 'update' && !draft.before) continue;
    const { fields, problems, warnings } = judgeRecord(rules, recordOf(draft));
    for (const each of problems) if (!isNoted(write, draft, each)) refuseRow(write, draft, each);
    if (warnings.length > 0) write.warnings.set(draft.row, warnings);
    for (const [name, { records }] of fields) for (const filter of records ?? []) limitLinks(write, draft, { name, filter });
  }
}

/** A value that could not be read is not missing. */
function isNoted({ problems }: Write, { row }: Draft, { code, field }: Problem): boolean {
  return code === 'required' && problems.get(row)?.some((noted) => noted.field === field) === true;
}

function limitLinks(
  { object, limited, byPlatform, takesBack }: Write,
  draft: Draft,
  { name, filter }: { name: string; filter: Write['limited'][number]['filter'] },
): void {
  const field = object.fields.get(name);
  const value = draft.values[name];
  if (byPlatform || takesBack || !field || field.targets.length !== 1 || value == null) return;
  for (const { id } of [value].flat() as { id: string }[]) limited.push({ draft, field, id, filter });
}
