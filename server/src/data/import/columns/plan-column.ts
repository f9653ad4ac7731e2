import { type DecimalSign, foldText, type ParseContext, type Problem, showSeen } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { mayChangeField, visibilityOf } from '../../../access/field-rights.ts';
import { problem } from '../../../base/errors.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readingContext } from '../../../query/reading-context.ts';
import type { CurrencyRates } from '../../read/currency-rates.ts';
import type { FileColumn, FileShape, GivenColumn, GivenPlan, PlannedColumn, PlannedLink } from './import-plan.ts';
import { isImportable, isKeptOnCreate, onlyFinds } from './importable.ts';

/** What a plan is checked against, and what was found wrong so far. */
export type PlanCheck = {
  workspace: Workspace;
  actor: Actor;
  snapshot: Snapshot;
  object: CompiledObject;
  plan: GivenPlan;
  upload: FileShape;
  problems: Problem[];
  rate: CurrencyRates;
};

/** How a column of the file is read into its field; nothing where something is wrong with it. */
export function planColumn(here: PlanCheck, given: GivenColumn): PlannedColumn[] {
  const at = here.upload.columns.findIndex(({ column }) => column === given.column);
  const seen = showSeen(given.column);
  if (at < 0) here.problems.push(problem('unknownColumn', seen, { seen }));
  const [fieldName = '', part] = (given.field ?? '').split('.', 2);
  const field = findField(here, fieldName, part);
  if (at < 0 || !field) return [];
  const { actor, rate, workspace } = here;
  const found = here.upload.columns[at] as FileColumn;
  const { dateOrder = found.dateOrder } = given;
  const { decimalSign, asksSign } = signFor(field, given, found);
  const link = field.targets.length > 0 ? planLink(here, field, given) : undefined;
  const context: ParseContext = {
    ...readingContext(workspace, actor),
    rate,
    ...(dateOrder !== 'ambiguous' && { dateOrder }),
    ...(decimalSign && { decimalSign }),
  };
  const blanks = blanksFor(field, here.plan, context);
  return [
    {
      name: given.column,
      at,
      field,
      values: new Map(Object.entries(given.values ?? {})),
      context,
      ...(blanks && { blanks }),
      ...(asksSign && { asksSign }),
      ...(isKeptOnCreate(field) && { latest: workspace.clock.now().toISOString() }),
      ...(part !== undefined && { part }),
      ...(link && { link }),
      ...(given.place !== undefined && { place: given.place }),
    },
  ];
}

/** How numbers of a column are read: as the plan says, else as the file tells. */
function signFor(
  { type, definition }: CompiledField,
  given: GivenColumn,
  { decimalSign: found, samples = [] }: FileColumn,
): { decimalSign?: DecimalSign; asksSign?: true } {
  if (type.expressionType(definition as never) !== 'number') return {};
  const sign = given.decimalSign ?? found;
  if (sign !== 'ambiguous') return { decimalSign: sign };
  const parsed = type.parse('0.5', definition as never, { locale: 'en', timeZone: 'UTC', currency: '' });
  const isWhole = !parsed.ok && parsed.problem.code === 'tooManyDecimals';
  // Whole numbers can only have their thousands grouped.
  return isWhole ? { decimalSign: samples.some((each) => each.includes(',')) ? 'point' : 'comma' } : { asksSign: true };
}

/** Placeholders are no values, but where they name an option or say no. */
function blanksFor(
  { type, definition }: CompiledField,
  { blanks = [] }: GivenPlan,
  context: ParseContext,
): ReadonlySet<string> | undefined {
  if (blanks.length === 0) return undefined;
  const hasOwn = 'options' in definition || type.expressionType(definition as never) === 'boolean';
  const meant = hasOwn ? blanks.filter((text) => !type.parseText(text, definition as never, context).ok) : blanks;
  return new Set(meant.map(foldText));
}

/** A field that the actor may bring in, or find records by. */
export function findField(
  { snapshot, actor, object, plan, problems }: PlanCheck,
  name: string,
  part?: string,
): CompiledField | undefined {
  const field = object.fields.get(name);
  const seen = showSeen(part === undefined ? name : `${name}.${part}`);
  if (
    !field ||
    visibilityOf(snapshot, actor, object.name, name) !== 'clear' ||
    (part !== undefined && !Object.hasOwn(field.type.parts ?? {}, part))
  ) {
    problems.push(problem('unknownField', seen, { field: seen }));
    return undefined;
  }
  if (onlyFinds(field) && plan.mode !== 'create' && plan.key?.includes(name)) return field;
  const isKept = isKeptOnCreate(field) && plan.mode !== 'update';
  if (isImportable(field) && (isKept || mayChangeField(snapshot, actor, object.name, name))) return field;
  problems.push(problem('fieldReadOnly', name, { label: field.definition.label }));
  return undefined;
}

function planLink({ snapshot, actor, problems }: PlanCheck, field: CompiledField, given: GivenColumn): PlannedLink {
  const named = field.targets.filter((target) => given.object === undefined || target === given.object);
  const targets = named.flatMap((target) => {
    const object = snapshot.objects.get(target);
    const matchBy = object?.fields.get(given.matchBy ?? object.title.name);
    const usable = object && matchBy?.valueColumn && visibilityOf(snapshot, actor, target, matchBy.name) === 'clear';
    return usable ? [{ object, matchBy }] : [];
  });
  const seen = showSeen(named.length === 0 ? (given.object ?? '') : (given.matchBy ?? ''));
  if (targets.length === 0) problems.push(problem('unknownField', seen, { field: seen }));
  const missing = given.missing ?? 'error';
  const [first] = targets;
  const mayCreate =
    targets.length === 1 &&
    first &&
    ['create', 'import'].every((right) => actor.rights.allows(first.object.name, right as 'create'));
  if (missing === 'create' && !mayCreate) problems.push({ code: 'notAllowed', field: field.name });
  return { targets, missing };
}
