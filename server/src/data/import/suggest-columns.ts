import type { ImportColumn } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { fieldRight } from '../../access/field-rights.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { columnWords, headerWords } from './column-words.ts';
import { isImportable, isKeptOnCreate } from './importable.ts';
import type { ColumnScan } from './scan-columns.ts';

type Target = { path: string; field: CompiledField; names: string[]; own: boolean; matchBy?: string; part?: string };
type Edge = { target: Target; score: number };

const leastScore = 0.7;

/** The field that each column most likely means, no field twice. Answers in the order of the columns. */
export function suggestColumns(
  workspace: Workspace,
  actor: Actor,
  { object, columns }: { object: CompiledObject; columns: readonly ColumnScan[] },
): (ImportColumn | null)[] {
  const targets = targetsOf(workspace, actor, object);
  const edges = columns.map((column) => edgesOf(column, targets, { object, workspace, actor }));
  const chosen = assign(edges);
  return columns.map((column, at) => {
    const target = chosen.get(at);
    return target ? toColumn(column, target) : null;
  });
}

function toColumn({ column, dateOrder }: ColumnScan, { path, field, matchBy }: Target): ImportColumn {
  const orders = dateOrder !== undefined && dateOrder !== 'ambiguous' && takesDates(field);
  return {
    column,
    field: path,
    ...(field.targets.length > 0 && { matchBy, missing: 'error' as const }),
    ...(orders && { dateOrder }),
  };
}

function takesDates({ type, definition }: CompiledField): boolean {
  return ['date', 'datetime'].includes(type.expressionType(definition as never));
}

function targetsOf({ snapshot }: Workspace, actor: Actor, object: CompiledObject): Target[] {
  return [...object.fields.values()].flatMap((field) => {
    const right = fieldRight(snapshot, actor, object.name, field.name);
    // People own themselves.
    if (field.system && field.targets.includes(object.name)) return [];
    if (!isImportable(field) || right === 'hidden' || (right === 'read' && !isKeptOnCreate(field))) return [];
    const own = [...namesOf(field.name, field.definition.label), ...(field === object.title ? objectNames(object) : [])];
    const whole = { path: field.name, field, names: own, own: true };
    const parts = Object.entries(field.type.parts ?? {}).map(([part, label]) => ({
      path: `${field.name}.${part}`,
      field,
      part,
      own: false,
      names: namesOf(part, label).flatMap((name) => [name, `${headerWords(field.name)} ${name}`]),
    }));
    const [related] = field.targets.map((target) => snapshot.objects.get(target));
    if (!related) return [whole, ...(parts.length > 1 ? parts : [])];
    const outer = externalIdOf(related);
    const byTitle: Target = { ...whole, matchBy: related.title.name };
    const byId: Target[] = outer ? [{ ...whole, names: own.map((name) => `${name} id`), matchBy: outer.name }] : [];
    return [byTitle, ...byId];
  });
}

/** In a file of accounts, the column `account` is the name. */
function objectNames({ name, body: { label, plural } }: CompiledObject): string[] {
  return [...namesOf(name, label), ...(plural ? namesOf(name, plural) : [])];
}

function namesOf(name: string, label: { zh: string; en: string }): string[] {
  return [...new Set([headerWords(name), headerWords(label.zh), headerWords(label.en)])];
}

/** A field that says what another system calls the record. */
function externalIdOf(object: CompiledObject): CompiledField | undefined {
  const [words = []] = columnWords;
  return [...object.fields.values()].find(
    ({ name, definition }) => definition.unique && namesOf(name, definition.label).some((each) => words.includes(each)),
  );
}

type Place = { object: CompiledObject; workspace: Workspace; actor: Actor };

function edgesOf(column: ColumnScan, targets: readonly Target[], place: Place): Edge[] {
  const header = headerWords(column.column);
  if (header === '') return [];
  return targets
    .map((target) => ({ target, score: scoreOf(header, target, place) }))
    .filter(({ target, score }) => score >= leastScore && fits(column, target, place))
    .sort((a, b) => b.score - a.score);
}

function scoreOf(header: string, target: Target, { object }: Place): number {
  if (isOwnId(header, target, object)) return 0.95;
  const scale = target.own ? 1 : 0.97;
  return Math.max(...target.names.map((name) => similarity(header, name))) * scale;
}

/** `Id`, or the object's name with it: `opportunity_id`. */
function isOwnId(header: string, { field }: Target, object: CompiledObject): boolean {
  if (field !== externalIdOf(object)) return false;
  if (header === 'id') return true;
  const subject = /^(.*) id$/.exec(header)?.[1];
  return subject !== undefined && objectNames(object).some((name) => similarity(subject, name) >= 0.85);
}

/** 1 for the same words, less for synonyms, and least for words that are merely alike. */
function similarity(header: string, name: string): number {
  if (header === name) return 1;
  if (header.replaceAll(' ', '') === name.replaceAll(' ', '')) return 0.98;
  for (const [at, words] of columnWords.entries()) if (words.includes(header) && words.includes(name)) return 0.92 - at * 0.0005;
  // A column of ids is no column of names, however alike they are.
  return header.endsWith(' id') === name.endsWith(' id') ? likeness(header, name) * 0.88 : 0;
}

/** Shared letter pairs of both, as a share of all. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length < 3 || right.length < 3) return 0;
  const open = [...right];
  const shared = left.filter((pair) => {
    const at = open.indexOf(pair);
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

function pairs(text: string): string[] {
  const joined = text.replaceAll(' ', '');
  return Array.from({ length: Math.max(0, joined.length - 1) }, (_, at) => joined.slice(at, at + 2));
}

/** Most samples can be read as a value of the field. Choices and links may need a table of values, so that they always fit. */
function fits({ samples, dateOrder }: ColumnScan, { field, part }: Target, { workspace, actor }: Place): boolean {
  if (part !== undefined || field.targets.length > 0 || 'options' in field.definition || samples.length === 0) return true;
  const order = dateOrder === undefined || dateOrder === 'ambiguous' ? 'mdy' : dateOrder;
  const context = { locale: actor.locale, timeZone: actor.timeZone, currency: workspace.currency, dateOrder: order };
  const read = samples.filter((sample) => field.type.parseText(sample, field.definition as never, context).ok);
  return read.length * 2 >= samples.length;
}

/** As many columns as possible get a field; a column gives way when it has another one to go to. */
function assign(edges: readonly Edge[][]): Map<number, Target> {
  const holder = new Map<string, number>();
  const chosen = new Map<number, Target>();
  const order = edges.map((_, at) => at).sort((a, b) => (edges[b]?.[0]?.score ?? 0) - (edges[a]?.[0]?.score ?? 0));
  for (const column of order) place(column, new Set());
  return chosen;

  function place(column: number, tried: Set<string>): boolean {
    for (const { target } of edges[column] ?? []) {
      if (tried.has(target.path)) continue;
      tried.add(target.path);
      const rival = holder.get(target.path);
      if (rival !== undefined && !place(rival, tried)) continue;
      holder.set(target.path, column);
      chosen.set(column, target);
      return true;
    }
    return false;
  }
}
