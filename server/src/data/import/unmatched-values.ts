import type { ImportColumn, ImportPreview } from '@tenon/metadata';
import { nearestName } from '@tenon/metadata/expression/nearest.ts';
import sql, { raw } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { bindActor } from '../../access/actor-value.ts';
import { rowFilter } from '../../access/row-filter.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { ColumnScan } from './scan-columns.ts';

type Unmatched = ImportPreview['columns'][number]['unmatched'];
type Column = {
  scan: ColumnScan;
  suggestion: ImportColumn;
  object: CompiledObject;
  all: readonly (readonly [ColumnScan, ImportColumn | null])[];
};

/** Names compared for likeness at the most. */
const mostNames = 5000;

/** Values of a choice or link column that mean nothing yet, with the nearest that exists. */
export async function unmatchedValues(workspace: Workspace, actor: Actor, column: Column): Promise<Unmatched> {
  const { object, suggestion, scan } = column;
  const field = object.fields.get(suggestion.field ?? '');
  if (!field) return [];
  if ('options' in field.definition) return unknownOptions(actor, workspace, { field, scan });
  return field.targets.length > 0 ? unknownRecords(workspace, actor, column, field) : [];
}

function unknownOptions(
  actor: Actor,
  { currency }: Workspace,
  { field, scan }: { field: CompiledField; scan: ColumnScan },
): Unmatched {
  const options = 'options' in field.definition ? field.definition.options : [];
  const names = new Map(
    options.flatMap(({ value, label, aliases = [] }) =>
      [value, label.zh, label.en, ...aliases].map((name) => [name, value] as const),
    ),
  );
  const context = { locale: actor.locale, timeZone: actor.timeZone, currency };
  return scan.distinct
    .filter(({ value }) => !field.type.parseText(value, field.definition as never, context).ok)
    .map(({ value, count }) => {
      const nearest = names.get(nearestTo(value, [...names.keys()]) ?? '');
      return { value, count, ...(nearest !== undefined && { nearest }) };
    });
}

async function unknownRecords(workspace: Workspace, actor: Actor, column: Column, field: CompiledField): Promise<Unmatched> {
  const { scan, suggestion, object, all } = column;
  const names: string[] = [];
  for (const target of field.targets) names.push(...(await namesIn(workspace, actor, { target, by: suggestion.matchBy })));
  if (field.targets.includes(object.name)) {
    const own = all.find(([, each]) => each?.field === suggestion.matchBy)?.[0];
    names.push(...(own?.distinct ?? []).map(({ value }) => value));
  }
  const known = new Set(names.map((name) => name.toLowerCase()));
  return scan.distinct
    .filter(({ value }) => !known.has(value.toLowerCase()))
    .map(({ value, count }) => {
      const nearest = nearestTo(value, names);
      return { value, count, ...(nearest !== undefined && { nearest }) };
    });
}

async function namesIn(workspace: Workspace, actor: Actor, { target, by }: { target: string; by?: string }): Promise<string[]> {
  const object = workspace.snapshot.objects.get(target);
  const column = object?.fields.get(by ?? object.title.name)?.valueColumn;
  const allowed = rowFilter(workspace.snapshot, actor, target, 'read', 't');
  if (!object || !column || allowed === 'none') return [];
  const name = raw(`t.${quoteName(column)}`);
  const statement = sql`select ${name}::text as name from ${raw(object.table)} t
    where t.deleted_at is null and ${name} is not null ${allowed === 'all' ? raw('') : sql`and ${allowed}`} order by t.id desc limit ${mostNames}`;
  const rows = await workspace.db.read<{ name: string }>({ text: statement.text, values: bindActor(statement.values, actor) });
  return rows.map((row) => row.name);
}

/** The same letters with other spaces and signs, or else a slip of the fingers away. */
function nearestTo(value: string, names: readonly string[]): string | undefined {
  const letters = lettersOf(value);
  return names.find((name) => lettersOf(name) === letters) ?? (value.length <= 60 ? nearestName(value, names) : undefined);
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
