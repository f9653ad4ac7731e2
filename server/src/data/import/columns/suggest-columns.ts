import type { ImportColumn } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { visibilityOf } from '../../../access/field-rights.ts';
import { mapYielding } from '../../../base/yield-to-event-loop.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readingContext } from '../../../query/reading-context.ts';
import type { ColumnScan } from '../file/scan-columns.ts';
import { columnWords, commonGroup, headerForms, headerWords, isClosingDate, isTitleWord } from './column-words.ts';
import { findOwnKey } from './find-own-key.ts';
import { mayBring } from './importable.ts';
import { isPlaceholder } from './placeholders.ts';
import { suggestNameParts } from './suggest-name-parts.ts';

type Target = {
  path: string;
  /** Once in a file. A link to several objects takes a column for each of them. */
  place: string;
  field: CompiledField;
  names: string[];
  own: boolean;
  object?: string;
  matchBy?: string;
  part?: string;
};
type Edge = { target: Target; score: number };

const leastScore = 0.7;
/** Below this, headers are merely alike. */
const leastSure = 0.885;
/** Any other field that is called so is meant first. */
const leastTitleScore = 0.8;

/** The field that each column most likely means, none twice but a name that columns hold in parts. Answers in the order of the columns. */
export async function suggestColumns(
  workspace: Workspace,
  actor: Actor,
  { object, columns, rows }: { object: CompiledObject; columns: readonly ColumnScan[]; rows: number },
): Promise<(ImportColumn | null)[]> {
  const targets = targetsOf(workspace, actor, object);
  const key = await findOwnKey(workspace, actor, { object, columns });
  const edges = await mapYielding(columns, (column) =>
    column === columns[key?.at ?? -1] ? [] : edgesOf(column, targets, { object, workspace, actor }),
  );
  const ended = endedRows(columns, edges);
  for (const [at, column] of columns.entries())
    if (isClosingDate(headerWords(column.column)) && ended > 0 && rows - column.empty <= ended) meanTheEnd(edges[at] as Edge[]);
  const chosen = bringTogether(assign(edges), targets);
  const parts = freeTitle(object, chosen, suggestNameParts(object, columns) ?? []);
  return columns.map((column, at) => {
    if (key?.at === at) return { column: column.column, field: key.field.name };
    const place = parts.indexOf(at) + 1;
    if (place > 0) return { column: column.column, field: object.title.name, place };
    const target = chosen.get(at);
    return target ? toColumn(column, target) : null;
  });
}

/** Parts of a name make it up unless a column has the whole. */
function freeTitle({ title }: CompiledObject, chosen: ReadonlyMap<number, Target>, parts: number[]): number[] {
  const whole = [...chosen].find(([, { field }]) => field === title)?.[0];
  return whole === undefined || parts.includes(whole) ? parts : [];
}

/** How many rows are at a stage where they end, as the column of stages tells. */
function endedRows(columns: readonly ColumnScan[], edges: readonly Edge[][]): number {
  for (const [at, { distinct }] of columns.entries()) {
    const field = edges[at]?.[0]?.target.field;
    if (!field || !('options' in field.definition) || !field.definition.options.some(({ kind }) => kind)) continue;
    const ends = new Set(field.definition.options.flatMap(({ value, kind }) => (kind && kind !== 'open' ? [value] : [])));
    const context = { locale: 'en', timeZone: 'UTC', currency: '' } as const;
    const isEnd = (text: string) => {
      const parsed = field.type.parseText(text, field.definition as never, context);
      return parsed.ok && ends.has(parsed.value as string);
    };
    return distinct.reduce((sum, { value, count }) => sum + (isEnd(value) ? count : 0), 0);
  }
  return 0;
}

/** Only what is over has such a date: it is the day of the end, not the one that was expected. */
function meanTheEnd(edges: Edge[]): void {
  const at = edges.findIndex(({ target }) => target.names.some((name) => commonGroup('closed on', name) !== undefined));
  if (at > 0) edges.unshift(...edges.splice(at, 1));
}

function toColumn({ column, dateOrder, decimalSign }: ColumnScan, { path, field, object, matchBy }: Target): ImportColumn {
  const orders = dateOrder !== undefined && dateOrder !== 'ambiguous' && takesDates(field);
  return {
    column,
    field: path,
    ...(object !== undefined && { object }),
    ...(field.targets.length > 0 && { matchBy, missing: 'error' as const }),
    ...(orders && { dateOrder }),
    ...(decimalSign !== undefined && decimalSign !== 'ambiguous' && takesNumbers(field) && { decimalSign }),
  };
}

function takesNumbers({ type, definition }: CompiledField): boolean {
  return type.expressionType(definition as never) === 'number';
}

function takesDates({ type, definition }: CompiledField): boolean {
  return ['date', 'datetime'].includes(type.expressionType(definition as never));
}

function targetsOf({ snapshot }: Workspace, actor: Actor, object: CompiledObject): Target[] {
  return [...object.fields.values()].flatMap((field) => {
    // People own themselves.
    if (field.system && field.targets.includes(object.name)) return [];
    if (!mayBring(snapshot, actor, field)) return [];
    const own = [...namesOf(field.name, field.definition.label), ...(field === object.title ? objectNames(object) : [])];
    const whole = { path: field.name, place: field.name, field, names: own, own: true };
    const parts = Object.entries(field.type.parts ?? {}).map(([part, label]) => ({
      path: `${field.name}.${part}`,
      place: `${field.name}.${part}`,
      field,
      part,
      own: false,
      names: namesOf(part, label).flatMap((name) => [name, `${headerWords(field.name)} ${name}`]),
    }));
    if (field.targets.length === 0) return [whole, ...(parts.length > 1 ? parts : [])];
    const isShown = (each: CompiledField) => visibilityOf(snapshot, actor, each.object, each.name) === 'clear';
    const related = field.targets.flatMap((target) => snapshot.objects.get(target) ?? []);
    const each = related.length > 1 ? eachOf(whole, related, isShown) : [];
    return [...linkTargets(whole, related, isShown), ...each];
  });
}

type IsShown = (field: CompiledField) => boolean;

/** A link is told by the names of what it links to, or by what another system calls them. A label that asks for an id means the latter. */
function linkTargets(whole: Target, related: readonly CompiledObject[], isShown: IsShown): Target[] {
  const [first] = related;
  if (!first) return [];
  const outer = externalIdOf(first);
  const bare = whole.names.map((name) => name.replace(idEnd, ''));
  const names = whole.names.filter((name) => !idEnd.test(name));
  const byTitle = {
    ...whole,
    names: names.length > 0 ? names : bare,
    ...(related.length === 1 && { matchBy: first.title.name }),
  };
  const ids = [...new Set(bare)].map((name) => `${name} id`);
  const titled = related.some(({ title }) => isShown(title));
  return [...(titled ? [byTitle] : []), ...(outer && isShown(outer) ? [{ ...whole, names: ids, matchBy: outer.name }] : [])];
}

const idEnd = / (?:id|编号|编码)$/;

/** `CONTACTID` and `Account Name` of an activity: each names records of one object. */
function eachOf(whole: Target, related: readonly CompiledObject[], isShown: IsShown): Target[] {
  return related.flatMap((object) => {
    const one = { ...whole, place: `${whole.path} ${object.name}`, own: false, names: objectNames(object), object: object.name };
    return linkTargets(one, [object], isShown);
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

type SuggestionContext = { object: CompiledObject; workspace: Workspace; actor: Actor };

function edgesOf(column: ColumnScan, targets: readonly Target[], place: SuggestionContext): Edge[] {
  const header = headerWords(column.column);
  if (header === '') return [];
  return targets
    .map((target) => ({ target, score: scoreOf(header, target, place) }))
    .filter(
      ({ target, score }) =>
        score >= leastScore && fits(column, target, { ...place, score }) && (score >= leastSure || !saysYesOrNo(column, target)),
    )
    .sort((a, b) => b.score - a.score);
}

function scoreOf(header: string, target: Target, { object }: SuggestionContext): number {
  if (target.field === externalIdOf(object)) {
    if (isOwn(header, /^(.*?) ?id$/, object)) return 0.95;
    if (isOwn(header, /^(.*?) ?(?:编号|编码)$/, object)) return 0.85;
  }
  const scale = target.own ? 1 : 0.97;
  if (target.field === object.title && isNumbered(header, object)) return 0;
  const forms = [...headerForms(header), ...withoutSubject(header, object)];
  const asTitle = target.field === object.title && forms.some(isTitleWord) ? leastTitleScore : 0;
  return (
    Math.max(asTitle, ...forms.flatMap((form, at) => target.names.map((name) => similarity(form, name) * (1 - at * 0.01)))) *
    scale
  );
}

/** `Account no.` is a number that the platform gives, and no name. */
function isNumbered(header: string, { fields }: CompiledObject): boolean {
  return [...fields.values()].some(
    ({ name, type, definition }) => type.counter !== undefined && namesOf(name, definition.label).includes(header),
  );
}

/** In a file of accounts, `Account Status` is the status. */
function withoutSubject(header: string, object: CompiledObject): string[] {
  return objectNames(object).flatMap((name) => {
    const rest = header.startsWith(name) ? header.slice(name.length).trim() : '';
    return rest === '' ? [] : [rest];
  });
}

/** `Id`, or the object's name with it: `opportunity_id`. */
function isOwn(header: string, id: RegExp, object: CompiledObject): boolean {
  const subject = id.exec(header)?.[1];
  return subject !== undefined && (subject === '' || objectNames(object).some((name) => similarity(subject, name) >= 0.85));
}

/** 1 for the same words, less for synonyms, and least for words that are merely alike. */
function similarity(header: string, name: string): number {
  if (header === name) return 1;
  if (header.replaceAll(' ', '') === name.replaceAll(' ', '')) return 0.98;
  const group = commonGroup(header, name);
  if (group !== undefined) return 0.92 - group * 0.0005;
  // A column of ids is no column of names, however alike they are.
  if (header.endsWith(' id') !== name.endsWith(' id')) return 0;
  return header.endsWith(' id') ? similarity(header.slice(0, -3), name.slice(0, -3)) * 0.99 : likeness(header, name) * 0.88;
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

/**
 * Most samples can be read as a value of the field, or any where the header is the field's own: what cannot be read is told then. Choices and
 * links may need a table of values, so that they always fit.
 */
function fits(
  { samples, dateOrder, decimalSign }: ColumnScan,
  { field, part }: Target,
  { workspace, actor, score }: SuggestionContext & { score: number },
): boolean {
  const meant = samples.filter((sample) => !isPlaceholder(sample));
  if (field.targets.length > 0 || 'options' in field.definition || meant.length === 0) return true;
  const { type, definition } = field;
  if (part !== undefined && !type.parseParts) return true;
  const context = {
    ...readingContext(workspace, actor),
    dateOrder: dateOrder === undefined || dateOrder === 'ambiguous' ? ('mdy' as const) : dateOrder,
    ...(decimalSign !== 'ambiguous' && { decimalSign }),
  };
  const isReadable = (sample: string) => {
    if (part === undefined || !type.parseParts) return type.parseText(sample, definition as never, context).ok;
    return type.fitsPart?.(part, sample) ?? type.parseParts({ [part]: sample }, definition as never, context).ok;
  };
  const read = meant.filter(isReadable);
  return read.length * 2 >= meant.length || (score === 1 && read.length > 0);
}

/** A column of yes and no is neither a name nor a text, however alike the headers are: `Converted` is no converted deal. */
function saysYesOrNo({ distinct }: ColumnScan, { field: { type, definition, targets } }: Target): boolean {
  const takes = targets.length === 0 && ('options' in definition || type.expressionType(definition as never) === 'boolean');
  return !takes && distinct.length > 0 && distinct.every(({ value }) => yesOrNo.test(value));
}

const yesOrNo = /^(?:yes|no|true|false|y|n|t|f|0|1|是|否|有|无|对|错)$/i;

/** A part on its own, such as a currency, goes with a column that has the rest: with the first such field that lacks it. */
function bringTogether(chosen: Map<number, Target>, targets: readonly Target[]): Map<number, Target> {
  for (const [column, { part, field, names }] of chosen) {
    const taken = [...chosen.values()].filter((target) => target.field.type.parseParts);
    const isAlone = taken.filter((target) => target.field === field).length === 1;
    if (part === undefined || !field.type.parseParts || !isAlone) continue;
    const lacks = taken.find((target) => target.field !== field && target.part !== part && target.field.type === field.type);
    const there = lacks && targets.find((target) => target.field === lacks.field && target.part === part);
    const isTaken = there && taken.some(({ path }) => path === there.path);
    if (there && !isTaken && there.names[0] === names[0]) chosen.set(column, there);
  }
  return chosen;
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
      if (tried.has(target.place)) continue;
      tried.add(target.place);
      const rival = holder.get(target.place);
      if (rival !== undefined && !place(rival, tried)) continue;
      holder.set(target.place, column);
      chosen.set(column, target);
      return true;
    }
    return false;
  }
}
