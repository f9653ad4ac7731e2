import { type DecimalSign, foldText, type ImportMode, type ParseContext, type Problem, showSeen } from '@tenon/metadata';
import type { importPlanSchema } from '@tenon/metadata/api/import-plan.ts';
import type { z } from 'zod';
import type { Actor } from '../../../access/actor.ts';
import { mayChangeField, visibilityOf } from '../../../access/field-rights.ts';
import { invalid, problem, TenonError } from '../../../base/errors.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readingContext } from '../../../query/reading-context.ts';
import { type CurrencyRates, readRates } from '../../read/currency-rates.ts';
import type { Values } from '../../write/write-request.ts';
import type { ColumnScan } from '../file/scan-columns.ts';
import { isImportable, isKeptOnCreate, onlyFinds } from './importable.ts';
import { joinColumns } from './join-columns.ts';

/** How the cells of a column find records: in each target object by one of its fields. */
export type PlannedLink = {
  targets: { object: CompiledObject; matchBy: CompiledField }[];
  missing: 'error' | 'empty' | 'create';
};

export type PlannedColumn = {
  name: string;
  /** Index of its cells. */
  at: number;
  field: CompiledField;
  /** Fills only this part of the value, such as the city of an address. */
  part?: string;
  values: ReadonlyMap<string, string>;
  context: ParseContext;
  /** Numbers that can be read in two ways are refused: nobody has said which is meant. */
  asksSign?: true;
  /** Nothing was made later than this. */
  latest?: string;
  /** Folded texts that stand for nothing. */
  blanks?: ReadonlySet<string>;
  link?: PlannedLink;
  place?: number;
  /** The columns that fill the field together, in the order of their texts. */
  joined?: readonly PlannedColumn[];
};

/** An import plan that fits the file, the model and the rights of who imports. */
export type CheckedPlan = {
  object: CompiledObject;
  mode: ImportMode;
  key: readonly CompiledField[];
  columns: readonly PlannedColumn[];
  defaults: Values;
  automations: boolean;
  /** Blank cells leave what an existing record has. */
  keepsBlank: boolean;
  /** Fields that hold nothing but what their cells say. */
  read: ReadonlySet<string>;
};

/** All that a plan must fit of a file. */
type FileShape = { columns: readonly FileColumn[] };
type FileColumn = { column: string } & Partial<Pick<ColumnScan, 'dateOrder' | 'decimalSign' | 'samples'>>;

export type GivenPlan = z.output<typeof importPlanSchema>;
type GivenColumn = GivenPlan['columns'][number];

/** Throws `forbidden`, `notFound`, or `invalid` with everything that does not fit. */
export async function checkPlan(
  workspace: Workspace,
  actor: Actor,
  { upload, plan }: { upload: FileShape; plan: GivenPlan },
): Promise<CheckedPlan> {
  const { snapshot } = workspace;
  const object = snapshot.objects.get(plan.object);
  if (!object) throw new TenonError('notFound');
  refuseWithoutRights(actor, plan);
  const problems: Problem[] = [];
  const rate = await readRates(workspace);
  const here: PlanCheck = { workspace, actor, snapshot, object, plan, upload, problems, rate };
  const columns = joinColumns(plan.columns.flatMap((given) => (given.field === null ? [] : planColumn(here, given))));
  columns.push(...titleFromKey(here, columns));
  const key = checkKey(here, columns);
  for (const field of Object.keys(plan.defaults ?? {})) findField(here, field);
  refuseRepeated(columns, problems);
  if (problems.length > 0) throw invalid(problems);
  const defaults = plan.defaults ?? {};
  const read = new Set(columns.map(({ field }) => field.name).filter((name) => !Object.hasOwn(defaults, name)));
  return {
    object,
    mode: plan.mode,
    key,
    columns,
    defaults,
    automations: plan.automations ?? false,
    keepsBlank: plan.keepBlank ?? false,
    read,
  };
}

/** How texts for cells of records that exist are read; no right to import is asked. Throws `notFound`, or `invalid` for fields that cannot be written. */
export async function planCells(
  workspace: Workspace,
  actor: Actor,
  { object: name, fields }: { object: string; fields: readonly string[] },
): Promise<CheckedPlan> {
  const { snapshot } = workspace;
  const object = snapshot.objects.get(name);
  if (!object || actor.rights.scopes(name, 'read').length === 0) throw new TenonError('notFound');
  if (actor.rights.scopes(name, 'edit').length === 0) throw new TenonError('forbidden');
  const plan: GivenPlan = { object: name, mode: 'update', columns: fields.map((field) => ({ column: field, field })) };
  const problems: Problem[] = [];
  const here: PlanCheck = { workspace, actor, snapshot, object, plan, upload: plan, problems, rate: await readRates(workspace) };
  const columns = plan.columns.flatMap((given) => planColumn(here, given));
  refuseRepeated(columns, problems);
  if (problems.length > 0) throw invalid(problems);
  return { object, mode: 'update', key: [], columns, defaults: {}, automations: true, keepsBlank: false, read: new Set() };
}

type PlanCheck = {
  workspace: Workspace;
  actor: Actor;
  snapshot: Snapshot;
  object: CompiledObject;
  plan: GivenPlan;
  upload: FileShape;
  problems: Problem[];
  rate: CurrencyRates;
};

function refuseWithoutRights({ rights }: Actor, { object, mode }: GivenPlan): void {
  const may =
    rights.allows(object, 'import') &&
    (mode === 'update' || rights.allows(object, 'create')) &&
    (mode === 'create' || rights.scopes(object, 'edit').length > 0);
  if (!may) throw new TenonError('forbidden');
}

function planColumn(here: PlanCheck, given: GivenColumn): PlannedColumn[] {
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

function findField(
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

/** Records that must have a name, from a file that has none, are called what the other system calls them. */
function titleFromKey({ object: { title }, plan }: PlanCheck, columns: readonly PlannedColumn[]): PlannedColumn[] {
  const isGiven = Object.hasOwn(plan.defaults ?? {}, title.name) || columns.some(({ field }) => field === title);
  if (plan.mode === 'update' || isGiven || !title.definition.required) return [];
  const key = columns.find(({ field, part }) => field.definition.unique && part === undefined);
  return key ? [{ ...key, field: title }] : [];
}

function checkKey({ plan, problems }: PlanCheck, columns: readonly PlannedColumn[]): CompiledField[] {
  if (plan.mode === 'create') return [];
  if (!plan.key?.length) problems.push(problem('required', 'key', { label: { zh: '匹配字段', en: 'Key fields' } }));
  return (plan.key ?? []).flatMap((name) => {
    const field = columns.find((column) => column.field.name === name && column.part === undefined)?.field;
    if (field?.valueColumn) return [field];
    problems.push(problem('unknownField', showSeen(name), { field: showSeen(name) }));
    return [];
  });
}

function refuseRepeated(columns: readonly PlannedColumn[], problems: Problem[]): void {
  const taken = new Set<string>();
  for (const { field, part } of columns) {
    const target = `${field.name}.${part ?? ''}`;
    if (taken.has(target) && !isFilledBySeveral(field))
      problems.push(problem('fieldTwice', field.name, { label: field.definition.label }));
    taken.add(target);
  }
}

/** A link to one of several objects: other systems have a column for each of them. */
function isFilledBySeveral({ targets }: CompiledField): boolean {
  return targets.length > 1;
}
