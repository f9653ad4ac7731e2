import type { Definition, Field, ObjectBody } from '@tenon/metadata';
import { isSoundField } from '@tenon/metadata/check/salvage-object.ts';
import { findRenames, findTakenNames } from '@tenon/metadata/find-renames.ts';
import type { Transaction } from '../../base/database/database.ts';
import { compileField } from '../compile-field.ts';
import type { CompiledField } from '../compiled-field.ts';
import { publishProblem } from '../publish-problem.ts';
import { isWidening } from './convert-column.ts';
import { convertField } from './convert-field.ts';
import { fitsOptions, optionsOf } from './convert-options.ts';
import { convertParts } from './convert-parts.ts';
import { countBlank, countConverted, hasValues } from './count-values.ts';
import { type DataPlan, type DataPlanInput, type FieldPlace, isAccepted, stepOf, tableOf } from './field-place.ts';
import { butUntouched, formerColumnsOf, withFormer } from './former-columns.ts';
import { literalOf } from './literal-of.ts';
import { planParts } from './plan-parts.ts';
import { findGone, followTrack, isRecognised, refuseTakenOptions, replacementOf, takenName } from './plan-replacement.ts';

/**
 * What the next definitions do to values that are there, counted without holding anybody up. Works on definitions that may still be wrong
 * elsewhere. Problems are what nobody has agreed to.
 */
export async function planDataSteps(tx: Transaction, input: DataPlanInput): Promise<DataPlan> {
  const plan: DataPlan = { steps: [], fills: [], renames: findRenames(input.before, input.after), problems: [] };
  for (const { object, to } of findTakenNames(input.before, input.after, { restores: input.restores !== undefined }))
    plan.problems.push(takenName({ kind: 'object', name: object, path: `fields.${to}` }, to, input));
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

async function planConversion(place: FieldPlace, before: CompiledField): Promise<void> {
  const { plan, after, input } = place;
  if (!refuseTakenOptions(place, before)) return;
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
    // Who replaces options says what becomes of values, and does not take back what became of them before.
    const isReplacing = !isOtherType && input.restores === undefined;
    const former = isReplacing ? [] : formerValuesOf(place, name, wanted.type);
    const counted = await countConverted(tableOf(place, before), name, butUntouched(conversion, former));
    if (counted.values === 0) continue;
    const using = withFormer(conversion.using('{value}'), former);
    plan.fills.push({
      table: after.object,
      column: wanted.name,
      type: wanted.type,
      using,
      ...(name !== wanted.name && { source: name }),
      ...(gone.size > 0 && optionsOf(after.definition) && { gone: [...gone.keys()] }),
    });
    const step = isOtherType || replacement.size === 0 ? 'convert' : 'options';
    plan.steps.push({ ...stepOf(place), step, from: before.definition.type, ...counted });
    if (step === 'convert' && !isAccepted(place, counted)) return;
  }
  if (replacement.size > 0) followTrack(place, replacement);
}

/** Values that a restored revision had, and that were only replaced since. */
function planReturn(place: FieldPlace, before: CompiledField): void {
  const { plan, after, input } = place;
  if (input.restores === undefined) return;
  for (const { name, type } of before.columns) {
    const former = formerValuesOf(place, name, type);
    if (former.length > 0) plan.fills.push({ table: after.object, column: name, type, using: withFormer('{value}', former) });
  }
}

/** The columns that lead back to values which the field takes by its next definition. */
function formerValuesOf({ table, after, input: { restores } }: FieldPlace, name: string, type: string) {
  return formerColumnsOf(table, name, { type, restores, fits: fitsOptions(after.definition, type.endsWith('[]')) });
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
