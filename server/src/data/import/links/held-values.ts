import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { CheckedPlan, PlannedLink } from '../columns/import-plan.ts';
import type { ImportRow } from '../run/read-cells.ts';
import { comparable, type Finder, findRecords } from './find-records.ts';
import { isCalledByWords, spellingKey } from './name-letters.ts';

/** What the record of each row holds now in fields, as `keyOfValue` tells it; undefined for rows that have no record. */
export type HeldValues = (
  rows: readonly ImportRow[],
  fields: readonly CompiledField[],
) => Promise<((string | null)[] | undefined)[]>;

/** What a row brings into a field: the same value has the same key, whichever row or record holds it. */
export function keyOfValue(plan: CheckedPlan, field: CompiledField, row: ImportRow): string | null {
  const link = row.links.find(({ column }) => column.field === field);
  if (link) return link.texts.map((text) => spellingKey(loosest(targetsOf(plan, field)), text)).join();
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

/** Of a link what its record is called, as the file calls it. No two records have one id, whatever their objects. */
function readerOf(plan: CheckedPlan, field: CompiledField): Reader {
  const targets = targetsOf(plan, field);
  if (targets.length > 0) {
    const id = `t.${quoteName(field.valueColumn ?? 'id')}`;
    const names = targets.map(
      ({ object, matchBy }) =>
        `(select l.${quoteName(matchBy.valueColumn ?? 'id')}::text from ${object.table} l where l.id = ${id})`,
    );
    const read = ([text]: unknown[]) => (typeof text === 'string' ? spellingKey(loosest(targets), text) : null);
    return { columns: [`coalesce(${names.join(', ')})`], read };
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

type Target = PlannedLink['targets'][number];

/** A link to one of several objects may be filled by a column for each of them. */
function targetsOf({ columns }: CheckedPlan, field: CompiledField): Target[] {
  return columns.flatMap((column) => (column.field === field ? (column.link?.targets ?? []) : []));
}

/** Too many rows told together cost time; too few tell something else than the run. */
function loosest(targets: readonly Target[]): Target | undefined {
  return targets.find(isCalledByWords) ?? targets[0];
}
