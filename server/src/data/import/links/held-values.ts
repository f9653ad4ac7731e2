import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { CheckedPlan } from '../columns/import-plan.ts';
import type { ImportRow } from '../run/read-cells.ts';
import { comparable, type Finder, findRecords } from './find-records.ts';

/** What the record of each row holds now in fields whose values no two records may have; undefined for rows that have none. */
export type HeldValues = (rows: readonly ImportRow[], fields: readonly CompiledField[]) => Promise<(unknown[] | undefined)[]>;

/** Looks up what rows are about to give up, for a dry run: another row may take it. Texts only, which are compared as they stand. */
export function openHeldValues(finder: Finder, { object, key, mode }: CheckedPlan): HeldValues | undefined {
  if (mode === 'create') return undefined;
  return async (rows, fields) => {
    const tuples = rows.map(({ values }) => key.map((field) => comparable(field, values[field.name])));
    const found = await findRecords(finder, { object, fields: key, tuples });
    const ids = [...new Set(found.filter((each) => each !== 'none' && each !== 'several'))];
    if (ids.length === 0) return rows.map(() => undefined);
    const columns = fields.map(({ valueColumn }) => quoteName(valueColumn ?? 'id'));
    const records = await finder.tx.query<{ id: string; held: unknown[] }>({
      text: `select id, json_build_array(${columns.join(', ')}) as held from ${object.table} where id = any($1)`,
      values: [ids],
    });
    const held = new Map(records.map(({ id, held }) => [id, held]));
    return found.map((id) => held.get(id));
  };
}

/** Whether all of them are texts. */
export function areTexts(fields: readonly CompiledField[]): boolean {
  return fields.every(
    ({ columns, valueColumn, targets }) =>
      targets.length === 0 && columns.find(({ name }) => name === valueColumn)?.type.startsWith('text'),
  );
}
