import type { Locale, WantedIndex } from '@tenon/metadata';
import type { IndexLine, IndexList, ObjectIndexes } from '@tenon/metadata/api/index-shapes.ts';
import type { CompiledObject, Snapshot } from '../snapshot.ts';
import type { Workspace } from '../workspace.ts';
import { wantedIndexNames } from './desired-indexes.ts';
import { desiredTables, linkTableName } from './desired-tables.ts';
import { readIndex } from './read-index.ts';
import { listSchemaTasks, type SchemaTaskState } from './schema-tasks.ts';
import type { Index } from './table.ts';

type Present = { table: string; name: string; primary: boolean; valid: boolean; size: number; uses: number };

/** The indexes of every object, what for and how much they are used: those that are there, and those that are still to be made. */
export async function listIndexes(workspace: Workspace): Promise<Omit<IndexList, 'suggestions'>> {
  const { snapshot, schema, database } = workspace;
  const tables = new Map(desiredTables(snapshot, schema).map(({ name, indexes }) => [name, indexes]));
  const present = await database.platform.query<Present>({ text: presentIndexes, values: [schema] });
  const [counted] = await database.platform.query<{ since: string | null }>({ text: countedSince, values: [] });
  const tasks = new Map((await listSchemaTasks(workspace)).map((task) => [task.name, task]));
  const making = await database.platform.query<Making>({ text: progressOfIndexes, values: [schema] });
  const progress = new Map(making.map(({ name, done }) => [name, done]));
  const objects = [...snapshot.objects.values()].map((object): ObjectIndexes => {
    const indexes = [...tablesOf(object)].flatMap(([table, link]) =>
      linesOf({
        wanted: tables.get(table) ?? [],
        present: present.filter((index) => index.table === table),
        ...{ snapshot, object, link, tasks, progress },
      }),
    );
    const size = indexes.reduce((sum, index) => sum + (index.size ?? 0), 0);
    return { name: object.name, label: object.body.label, size, indexes };
  });
  return { since: counted?.since ?? null, objects: objects.toSorted((a, b) => b.size - a.size) };
}

const presentIndexes = `
  select t.relname as table, x.relname as name, i.indisprimary as primary, i.indisvalid as valid,
    pg_relation_size(x.oid)::float8 as size, coalesce(s.idx_scan, 0)::float8 as uses
  from pg_index i
    join pg_class x on x.oid = i.indexrelid
    join pg_class t on t.oid = i.indrelid
    join pg_namespace n on n.oid = t.relnamespace
    left join pg_stat_user_indexes s on s.indexrelid = i.indexrelid
  where n.nspname = $1
  order by i.indisprimary desc, x.relname`;

type Making = { name: string; done: number | null };

/** Of the reading of the table, which takes most of the time. */
const progressOfIndexes = `
  select x.relname as name, (p.blocks_done::float8 / nullif(p.blocks_total, 0)) as done
  from pg_stat_progress_create_index p
    join pg_class x on x.oid = p.index_relid
    join pg_namespace n on n.oid = x.relnamespace
  where n.nspname = $1`;

const countedSince = 'select stats_reset as since from pg_stat_database where datname = current_database()';

/** The object's own table, and those of its links to many, each with the field it belongs to. */
function tablesOf(object: CompiledObject): Map<string, string | undefined> {
  const links = [...object.fields.values()].filter((field) => field.type.source === 'linkTable');
  return new Map([[object.name, undefined], ...links.map((field): [string, string] => [linkTableName(field), field.name])]);
}

type Kept = {
  snapshot: Snapshot;
  object: CompiledObject;
  link: string | undefined;
  wanted: readonly Index[];
  present: Present[];
  tasks: ReadonlyMap<string, SchemaTaskState>;
  progress: ReadonlyMap<string, number | null>;
};

function linesOf({ snapshot, object, link, wanted, present, tasks, progress }: Kept): IndexLine[] {
  const asked = askedFor(snapshot, object);
  const names = new Set([...present.filter(({ primary }) => primary), ...wanted, ...present].map(({ name }) => name));
  return [...names].map((name) => {
    const index = wanted.find((each) => each.name === name);
    const found = present.find((each) => each.name === name);
    return {
      name,
      ...purposeOf(snapshot, object, { index, link, isPrimary: found?.primary === true }),
      wanted: asked.get(name) ?? null,
      ...{ size: found?.size ?? null, uses: found?.uses ?? null },
      ...stateOf(tasks.get(name), found?.valid === true),
      progress: progress.get(name) ?? null,
    };
  });
}

/** What people asked for, by the indexes it led to. */
function askedFor(snapshot: Snapshot, object: CompiledObject): Map<string, WantedIndex> {
  const wanted = object.body.indexes ?? [];
  return new Map(wanted.flatMap((each) => wantedIndexNames(snapshot, object, each).map((name) => [name, each] as const)));
}

type Purpose = Pick<IndexLine, 'use' | 'keys' | 'order' | 'language' | 'without' | 'included'>;
type Which = { index: Index | undefined; link: string | undefined; isPrimary: boolean };

const nothing = { keys: [], order: [], language: null, without: null, included: [] };

function purposeOf({ collations }: Snapshot, object: CompiledObject, { index, link, isPrimary }: Which): Purpose {
  if (link) return { ...nothing, use: 'links', keys: labels(object, (field) => field === link) };
  if (!index) return { ...nothing, use: isPrimary ? 'record' : 'other' };
  const { use, keys, order, included, collation, without } = readIndex(index);
  const [language] = Object.entries(collations).find(([, name]) => name === collation) ?? [];
  return {
    use,
    language: (language as Locale | undefined) ?? null,
    without: (without !== undefined && columnLabels(object, without)[0]) || null,
    keys: keys.flatMap((column) => columnLabels(object, column)),
    order: order.flatMap(({ column, direction }) => columnLabels(object, column).map((label) => ({ label, direction }))),
    included: included.flatMap((column) => columnLabels(object, column)),
  };
}

function columnLabels(object: CompiledObject, column: string) {
  return labels(object, (_, valueColumn) => valueColumn === column);
}

function labels({ fields }: CompiledObject, isMeant: (name: string, column: string | undefined) => boolean) {
  return [...fields.values()]
    .filter(({ name, valueColumn }) => isMeant(name, valueColumn))
    .map(({ definition }) => definition.label);
}

/** What is wanted and neither there nor queued waits for the next look of the server at its tables. */
function stateOf(task: SchemaTaskState | undefined, isReady: boolean): Pick<IndexLine, 'state' | 'problem'> {
  if (isReady) return { state: 'ready', problem: null };
  if (!task) return { state: 'waiting', problem: null };
  return { state: task.status === 'queued' ? 'waiting' : task.status, problem: task.problem };
}
