import type { ImportColumn, ImportPreview } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { visibilityOf } from '../../../access/field-rights.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readingContext } from '../../../query/reading-context.ts';
import { type ColumnScan, longestValue } from '../file/scan-columns.ts';
import type { Upload } from '../file/uploads.ts';
import { findNamed } from '../links/find-named.ts';
import { isCalledByWords, spellingKey } from '../links/name-letters.ts';
import { likeNames } from './like-names.ts';
import { offerLikeness } from './offer-likeness.ts';
import { readOwnTexts } from './read-own-texts.ts';

export type Unmatched = ImportPreview['columns'][number]['unmatched'][number];
type Seen = ColumnScan['distinct'][number];

export type ShownColumn = {
  upload: Upload;
  scan: ColumnScan;
  suggestion: ImportColumn;
  object: CompiledObject;
  all: readonly (readonly [ColumnScan, ImportColumn | null])[];
};

/** Values that are told; what they may mean is looked for only then. */
export const mostUnmatched = 50;

/**
 * Values of a choice or link column that mean nothing yet. Which they are is looked up as the import itself does. `same` is what
 * differs in blanks, widths, capitals and signs alone; `nearest` is merely alike, and nobody but a person may take it.
 */
export async function unmatchedValues(workspace: Workspace, actor: Actor, column: ShownColumn): Promise<Unmatched[]> {
  const field = column.object.fields.get(column.suggestion.field ?? '');
  if (!field) return [];
  if ('options' in field.definition) return unknownOptions(workspace, actor, { field, scan: column.scan });
  return field.targets.length > 0 ? unknownRecords(workspace, actor, { ...column, field }) : [];
}

async function unknownOptions(
  workspace: Workspace,
  actor: Actor,
  { field, scan }: { field: CompiledField; scan: ColumnScan },
): Promise<Unmatched[]> {
  const options = 'options' in field.definition ? field.definition.options : [];
  const context = readingContext(workspace, actor);
  const unknown = scan.distinct.filter(({ value }) => !field.type.parseText(value, field.definition as never, context).ok);
  const names = options.flatMap(({ value, label, aliases = [] }) =>
    [...new Set([value, label.zh, label.en, ...aliases])].map((name) => ({ name, means: value })),
  );
  return offerLikeness(unknown.slice(0, mostUnmatched), () => names);
}

type LinkColumn = ShownColumn & { field: CompiledField };
type Target = { object: CompiledObject; matchBy: CompiledField };

async function unknownRecords(workspace: Workspace, actor: Actor, column: LinkColumn): Promise<Unmatched[]> {
  const targets = targetsOf(workspace, actor, column);
  const open = textsOf(workspace, actor, column);
  for (const target of targets) await dropKnown(workspace, actor, { target, open });
  await dropOwn(workspace, column, open);
  const unknown = column.scan.distinct.filter((seen) => open.has(seen)).slice(0, mostUnmatched);
  const named = targets.find(isCalledByWords);
  if (!named) return unknown;
  const names = await likeNames(workspace, actor, { ...named, values: unknown.map(({ value }) => value) });
  return offerLikeness(unknown, (at) => (names[at] ?? []).map((name) => ({ name, means: name })));
}

function targetsOf({ snapshot }: Workspace, actor: Actor, { field, suggestion }: LinkColumn): Target[] {
  const named = field.targets.filter((name) => suggestion.object === undefined || name === suggestion.object);
  return named.flatMap((name) => {
    const object = snapshot.objects.get(name);
    const matchBy = object?.fields.get(suggestion.matchBy ?? object.title.name);
    const usable = object && matchBy?.valueColumn && visibilityOf(snapshot, actor, name, matchBy.name) === 'clear';
    return usable ? [{ object, matchBy }] : [];
  });
}

/** The names in each cell. A cell that was cut short is no name of anything. */
function textsOf(workspace: Workspace, actor: Actor, { field, scan }: LinkColumn): Map<Seen, Set<string>> {
  const context = readingContext(workspace, actor);
  const open = new Map<Seen, Set<string>>();
  for (const seen of scan.distinct) {
    if (seen.value.length >= longestValue) continue;
    const parsed = field.type.parseText(seen.value, field.definition as never, context);
    if (!parsed.ok || parsed.value === null) continue;
    const links = (Array.isArray(parsed.value) ? parsed.value : [parsed.value]) as { text: string }[];
    open.set(seen, new Set(links.map(({ text }) => text)));
  }
  return open;
}

/** Names that fit several records are reported by the import, and nothing that could be settled here. */
async function dropKnown(
  workspace: Workspace,
  actor: Actor,
  { target: { object, matchBy }, open }: { target: Target; open: Map<Seen, Set<string>> },
): Promise<void> {
  const texts = [...new Set([...open.values()].flatMap((each) => [...each]))];
  const finder = { workspace, snapshot: workspace.snapshot, actor, tx: { query: workspace.db.read } };
  const found = await findNamed(finder, { object, matchBy, texts, context: readingContext(workspace, actor) });
  drop(open, new Set(texts.filter((_, at) => found[at] !== 'none')));
}

/** What rows of the same file are called is there by then. */
async function dropOwn(workspace: Workspace, column: LinkColumn, open: Map<Seen, Set<string>>): Promise<void> {
  const { field, object, suggestion, all, upload } = column;
  if (open.size === 0 || !field.targets.includes(object.name)) return;
  const matchBy = object.fields.get(suggestion.matchBy ?? object.title.name);
  const at = all.findIndex(([, each]) => each?.field === matchBy?.name);
  if (at < 0 || !matchBy) return;
  const texts = [...open.values()].flatMap((each) => [...each]);
  drop(open, await readOwnTexts(workspace, upload, { at, texts, keyOf: (text) => spellingKey({ object, matchBy }, text) }));
}

function drop(open: Map<Seen, Set<string>>, known: ReadonlySet<string>): void {
  for (const [seen, texts] of open) {
    for (const text of texts) if (known.has(text)) texts.delete(text);
    if (texts.size === 0) open.delete(seen);
  }
}
