import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { CheckedPlan } from '../columns/import-plan.ts';
import type { ImportRow } from '../run/read-cells.ts';
import { comparable, type Finder, findRecords } from './find-records.ts';
import { spellingKey } from './name-letters.ts';

/** What the record of each row holds now in fields, as `keyOfValue` tells it; undefined for rows that have no record. */
export type HeldValues = (
  rows: readonly ImportRow[],
  fields: readonly CompiledField[],
) => Promise<((string | null)[] | undefined)[]>;

/** What a row brings into a field: the same value has the same key, whichever row or record holds it. */
export function keyOfValue(plan: CheckedPlan, field: CompiledField, row: ImportRow): string | null {
  const link = row.links.find(({ column }) => column.field === field);
  if (link) return link.texts.map((text) => spellingKey(targetOf(plan, field), text)).join();
  const value = comparable(field, row.values[field.name] ?? plan.defaults[field.name]);
  return value == null ? null : String(value).toLowerCase();
}

/** Looks up what rows are about to give up: another row may take it, or name it. */
export function openHeldValues(finder: Finder, plan: CheckedPlan): HeldValues | undefined {
  const { object, key, mode } = plan;
  if (mode === 'create') return undefined;
  return async (rows, fields) => {
    const tuples = rows.map(({ values }) => key.map((field) => comparable(field, values[field.name])));
    const found = await findRecords(finder, { object, fields: key, tuples });
    const ids = [...new Set(found.filter((each) => each !== 'none' && each !== 'several'))];
    if (ids.length === 0) return rows.map(() => undefined);
    const readers = fields.map((field) => readerOf(plan, field));
    const records = await finder.tx.query<{ id: string } & Record<string, unknown>>({
      text: `select t.id, ${readers.flatMap(({ columns }, at) => columns.map((each, n) => `${each} as v${at}_${n}`)).join(', ')}
        from ${object.table} t where t.id = any($1)`,
      values: [ids],
    });
    const held = new Map(
      records.map((record) => [
        record.id,
        readers.map(({ columns, read }, at) => read(columns.map((_, n) => record[`v${at}_${n}`]))),
      ]),
    );
    return found.map((id) => held.get(id));
  };
}

type Reader = { columns: string[]; read: (values: unknown[]) => string | null };

/** Of a link what its record is called, as the file calls it. */
function readerOf(plan: CheckedPlan, field: CompiledField): Reader {
  const target = targetOf(plan, field);
  if (target?.matchBy.valueColumn) {
    const name = `(select l.${quoteName(target.matchBy.valueColumn)}::text from ${target.object.table} l where l.id = t.${quoteName(field.valueColumn ?? 'id')})`;
    return { columns: [name], read: ([text]) => (typeof text === 'string' ? spellingKey(target, text) : null) };
  }
  const columns = field.columns.map(({ name }) => `t.${quoteName(name)}`);
  return {
    columns,
    read: (values) => {
      const value = comparable(field, field.type.fromRow(values, field.definition as never));
      return value == null ? null : String(value).toLowerCase();
    },
  };
}

function targetOf({ columns }: CheckedPlan, field: CompiledField) {
  return columns.find((column) => column.field === field)?.link?.targets[0];
}
