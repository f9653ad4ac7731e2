import type { Actor } from '../../../access/actor.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { ColumnScan } from '../file/scan-columns.ts';
import { findRecords } from '../links/find-records.ts';
import { headerWords } from './column-words.ts';
import { findingField } from './importable.ts';

/** How many values are looked up: an export that was edited may begin with rows that are new. */
const lookedUp = 50;

/**
 * The column of an own export that says which record a row is about: its ID before its number. Headers tell little, since other systems have
 * IDs and numbers too, so that one of the values must be a record's. Answers where it stands.
 */
export async function findOwnKey(
  workspace: Workspace,
  actor: Actor,
  { object, columns }: { object: CompiledObject; columns: readonly ColumnScan[] },
): Promise<{ at: number; field: CompiledField } | undefined> {
  const { snapshot } = workspace;
  const finding = [...object.fields.keys()].flatMap((path) => findingField(snapshot, actor, { object, path }) ?? []);
  for (const field of finding.sort((a, b) => Number(b.system) - Number(a.system))) {
    const { name, definition } = field;
    const names = [name, definition.label.zh, definition.label.en].map(headerWords);
    const at = columns.findIndex(({ column }) => names.includes(headerWords(column)));
    const tuples = (columns[at]?.distinct ?? []).slice(0, lookedUp).map(({ value }) => [value]);
    const finder = { workspace, snapshot, actor, tx: { query: workspace.db.read } };
    const found = await findRecords(finder, { object, fields: [field], tuples });
    if (found.some((each) => each !== 'none')) return { at, field };
  }
  return undefined;
}
