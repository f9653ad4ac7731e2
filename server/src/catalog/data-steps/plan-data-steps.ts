import type { Definition, Field, Locale, ObjectBody, Problem } from '@tenon/metadata';
import { isSoundField } from '@tenon/metadata/check/salvage-object.ts';
import { newOptions } from '@tenon/metadata/field-types/new-options.ts';
import { findRenames, type Rename } from '@tenon/metadata/find-renames.ts';
import type { Transaction } from '../../base/database.ts';
import { compileField } from '../compile-field.ts';
import type { CompiledField } from '../compiled-field.ts';
import type { ShowsValues } from '../publish-check.ts';
import { publishProblem } from '../publish-problem.ts';
import { quoteName, quoteText } from '../quote-name.ts';
import type { Table } from '../sync-schema/table.ts';
import { isWidening } from './convert-column.ts';
import { convertField } from './convert-field.ts';
import { optionsOf, type Replacement } from './convert-options.ts';
import { convertParts, type PartsConversion } from './convert-parts.ts';
import { type CountedTable, type Counts, countBlank, countConverted, countOptions, hasValues } from './count-values.ts';
import type { DataStep, DataWishes, Fill } from './data-step.ts';
import { butUntouched, formerColumnsOf, isUntouched, withFormer } from './former-columns.ts';
import { literalOf } from './literal-of.ts';

export type DataPlan = { steps: DataStep[]; fills: Fill[]; renames: Rename[]; problems: Problem[] };

type DataPlanInput = {
  schema: string;
  before: readonly Definition[];
  after: readonly Definition[];
  current: readonly Table[];
  wishes: DataWishes;
  locale: Locale;
  timeZone: string;
  currency: string;
  /** The revision that comes back, of which values are kept beside those of now. */
  restores?: number;
  shows?: ShowsValues;
};

/** From this many rows on values are made in the background. */
export const manyRows = 5000;

/**
 * What the next definitions do to values that are there, counted without holding anybody up. Works on definitions that may still be wrong
 * elsewhere. Problems are what nobody has agreed to.
 */
export async function planDataSteps(tx: Transaction, input: DataPlanInput): Promise<DataPlan> {
  const plan: DataPlan = { steps: [], fills: [], renames: findRenames(input.before, input.after), problems: [] };
  const [old, next] = [compileSoundFields(input.before), compileSoundFields(input.after)];
  const formerly = new Map(plan.renames.map(({ object, from, to }) => [`${object}.${to}`, from]));
  for (const [key, after] of next) {
    const from = formerly.get(key);
    const before = old.get(from === undefined ? key : `${after.object}.${from}`);
    const table = input.current.find(({ name }) => name === after.object);
    if (!table || after.columns.length === 0) continue;
    const place: FieldPlace = { tx, input, plan, key, table, after };
    if (from !== undefined) plan.steps.push({ ...stepOf(place), step: 'rename', from });
    if (before) await planConversion(place, before);
    await planFill(place, before);
  }
  return plan;
}

type FieldPlace = { tx: Transaction; input: DataPlanInput; plan: DataPlan; key: string; table: Table; after: CompiledField };

/** `before`: the field whose values are looked at. */
function tableOf({ tx, input, table }: FieldPlace, before?: CompiledField): CountedTable {
  const isShown = before === undefined || input.shows?.(before.object, before.name) !== false;
  return { tx, schema: input.schema, table: table.name, isShown };
}

function stepOf({ after, table }: FieldPlace): Omit<DataStep, 'step'> {
  return { object: after.object, field: after.name, values: 0, lost: 0, later: table.rows >= manyRows };
}

async function planConversion(place: FieldPlace, before: CompiledField): Promise<void> {
  const { plan, after, input } = place;
  const gone = findGone(before, after);
  const replacement = await replacementOf(place, before, gone);
  if (!replacement) return;
  const isOtherType =
    before.definition.type !== after.definition.type || before.columns.some(({ type }, at) => type !== after.columns[at]?.type);
  if (!isOtherType && replacement.size === 0 && !isRecognised(before, after)) return planReturn(place, before);
  const isSameShape = before.columns.length === after.columns.length;
  const conversions = after.columns.map(({ type: to }, at) => {
    const from = before.columns[at]?.type;
    if (!isSameShape || from === undefined) return undefined;
    return convertField({ before, after, from, to }, { ...input, replacement });
  });
  const parts = isSameShape ? undefined : convertParts({ before, after, currency: input.currency, timeZone: input.timeZone });
  if (parts) return planParts(place, before, parts);
  const path = { kind: 'object', name: after.object, path: `fields.${after.name}` };
  const { label } = after.definition;
  for (const [at, { name, type }] of before.columns.entries()) {
    const [conversion, wanted] = [conversions[at], after.columns[at]];
    if (!conversion || !wanted) {
      if (await hasValues(tableOf(place), name)) {
        plan.problems.push(publishProblem(path, 'hasValues', { label }));
        return;
      }
      continue;
    }
    const isSame = conversion.using('v') === 'v';
    if ((isSame && type === wanted.type) || (isWidening(type, wanted.type) && !conversion.loses)) continue;
    const former = formerColumnsOf(place.table, name, { type: wanted.type, restores: input.restores });
    const counted = await countConverted(tableOf(place, before), name, butUntouched(conversion, former));
    if (counted.values === 0) continue;
    const using = withFormer(conversion.using('{value}'), former);
    plan.fills.push({
      table: after.object,
      column: wanted.name,
      type: wanted.type,
      using,
      ...(name !== wanted.name && { source: name }),
    });
    const step = isOtherType || replacement.size === 0 ? 'convert' : 'options';
    plan.steps.push({ ...stepOf(place), step, from: before.definition.type, ...counted });
    if (step === 'convert' && !isAccepted(place, counted)) return;
  }
  if (replacement.size > 0) followTrack(place, replacement);
}

/** Whether whoever publishes knows how many values are lost. */
function isAccepted({ plan, after, input, key }: FieldPlace, { values, lost, seen = [] }: Counts): boolean {
  if (lost <= (input.wishes.accept?.[key] ?? 0)) return true;
  const path = { kind: 'object', name: after.object, path: `fields.${after.name}` };
  const params = { label: after.definition.label, values, lost, seen: seen.slice(0, 3).join('、'), key };
  plan.problems.push(publishProblem(path, 'wouldLose', params));
  return false;
}

/** Values of one column become ones of several, or these one. What nobody has changed since becomes again what it was, in every column. */
async function planParts(place: FieldPlace, before: CompiledField, { columns, value }: PartsConversion): Promise<void> {
  const { plan, table, input } = place;
  const [main] = columns;
  if (!main) return;
  const kept = formerColumnsOf(table, main.name, { type: main.type, restores: input.restores });
  const untouched = kept.length > 0 ? isUntouched(value, kept) : 'false';
  const loses = (column: string) => `(${main.loses?.(column)}) and not (${untouched.replaceAll('{value}', column)})`;
  const counted = await countConverted(tableOf(place, before), main.name, { using: main.using, ...(main.loses && { loses }) });
  if (counted.values === 0) return;
  for (const [at, { name, type, using }] of columns.entries()) {
    const former =
      at === 0 ? kept.at(-1)?.column : table.columns.find((column) => column.name === name && column.type === type)?.name;
    const converted = using('{value}');
    plan.fills.push({
      ...{ table: table.name, column: name, type },
      using: former && kept.length > 0 ? `case when ${untouched} then ${quoteName(former)} else ${converted} end` : converted,
      ...(at > 0 && { of: main.name }),
    });
  }
  plan.steps.push({ ...stepOf(place), step: 'convert', from: before.definition.type, ...counted });
  isAccepted(place, counted);
}

/** Values that a restored revision had, and that were only replaced since. */
function planReturn({ plan, table, after, input }: FieldPlace, before: CompiledField): void {
  if (input.restores === undefined) return;
  for (const { name, type } of before.columns) {
    const former = formerColumnsOf(table, name, { type, restores: input.restores });
    if (former.length > 0) plan.fills.push({ table: after.object, column: name, type, using: withFormer('{value}', former) });
  }
}

/** Texts of a field that was none with options are looked up among those of the next. */
function isRecognised(before: CompiledField, after: CompiledField): boolean {
  return optionsOf(before.definition) === undefined && optionsOf(after.definition) !== undefined;
}

/** Options of before that are no more, with what they are called now where that is said. */
function findGone(before: CompiledField, after: CompiledField): Map<string, string | null> {
  const [old, next] = [optionsOf(before.definition), optionsOf(after.definition)];
  if (!old || !next) return new Map();
  const values = new Set(next.map(({ value }) => value));
  const names = newOptions(old, next);
  return new Map(old.filter(({ value }) => !values.has(value)).map(({ value }) => [value, names.get(value) ?? null]));
}

/** Undefined where something is wrong with it, or nobody has said what becomes of an option in use. */
async function replacementOf(
  place: FieldPlace,
  before: CompiledField,
  gone: Map<string, string | null>,
): Promise<Replacement | undefined> {
  const { plan, after, input, key } = place;
  if (gone.size === 0) return gone;
  const wanted = input.wishes.replace?.[key] ?? {};
  const path = { kind: 'object', name: after.object, path: `fields.${after.name}.options` };
  const { label } = after.definition;
  const values = new Set(optionsOf(after.definition)?.map(({ value }) => value));
  const counts = await countOptions(tableOf(place), before);
  const replacement = new Map<string, string | null>();
  for (const [old, renamed] of gone) {
    const used = counts.get(old) ?? 0;
    const said = Object.hasOwn(wanted, old) ? wanted[old] : undefined;
    const next = said === undefined ? (renamed ?? undefined) : said;
    if (used === 0 && next === undefined) continue;
    if (next === undefined) plan.problems.push(publishProblem(path, 'optionInUse', { label, seen: old, count: used, key }));
    else if (next !== null && !values.has(next))
      plan.problems.push(publishProblem(path, 'badReplacement', { label, seen: next }));
    else if (used > 0) replacement.set(old, next);
  }
  const isSound = !plan.problems.some(({ field }) => field === `object/${after.object}#${path.path}`);
  return isSound ? replacement : undefined;
}

/** The history of a tracked field names stages as the records do. */
function followTrack({ input, plan, after }: FieldPlace, replacement: Replacement): void {
  const body = input.after.find(({ kind, name }) => kind === 'object' && name === after.object)?.body as ObjectBody | undefined;
  const { track } = body ?? {};
  const history = track?.field === after.name && input.current.find(({ name }) => name === track.into);
  if (!track || !history || plan.fills.some(({ table, column }) => table === track.into && column === track.value)) return;
  const renamed = [...replacement].filter(([, next]) => next !== null);
  if (renamed.length === 0) return;
  const cases = renamed.map(([old, next]) => `when ${quoteText(old)} then ${quoteText(next as string)}`);
  plan.fills.push({
    table: track.into,
    column: track.value,
    type: 'text',
    using: `case {value} ${cases.join(' ')} else {value} end`,
  });
}

async function planFill(place: FieldPlace, before: CompiledField | undefined): Promise<void> {
  const { plan, after, input, key } = place;
  const { definition } = after;
  const wanted = input.wishes.fill?.[key];
  const isAsked = definition.required && !before?.definition.required && !after.type.readOnly;
  if (wanted === undefined && !isAsked) return;
  const blank = await countBlank(tableOf(place), before);
  if (blank === 0) return;
  if (wanted === undefined) {
    plan.steps.push({ ...stepOf(place), step: 'blank', values: blank, later: false });
    return;
  }
  const values = literalOf(after, wanted, input);
  if (!values) {
    const path = { kind: 'object', name: after.object, path: `fields.${after.name}` };
    plan.problems.push(publishProblem(path, 'badFill', { label: definition.label, seen: JSON.stringify(wanted).slice(0, 80) }));
    return;
  }
  plan.steps.push({ ...stepOf(place), step: 'fill', values: blank, later: before !== undefined && stepOf(place).later });
  for (const [at, { name, type }] of after.columns.entries()) {
    const known = plan.fills.find((fill) => fill.table === after.object && fill.column === name);
    const using = `coalesce(${known?.using ?? '{value}'}, ${values[at]}::${type})`;
    if (known) known.using = using;
    else plan.fills.push({ table: after.object, column: name, type, using });
  }
}

function compileSoundFields(definitions: readonly Definition[]): Map<string, CompiledField> {
  const objects = definitions.filter(({ kind }) => kind === 'object');
  const fields = objects.flatMap(({ name, body }) =>
    Object.entries<Field>((body as Partial<ObjectBody> | null)?.fields ?? {})
      .filter(([, field]) => isSoundField(field))
      .map(([field, definition]) => compileField(name, field, definition)),
  );
  return new Map(fields.map((field) => [`${field.object}.${field.name}`, field]));
}
