import { type Problem, showSeen } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { invalid, problem, TenonError } from '../../../base/errors.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readRates } from '../../read/currency-rates.ts';
import type { CheckedPlan, FileShape, GivenPlan, PlannedColumn } from './import-plan.ts';
import { joinColumns } from './join-columns.ts';
import { findField, type PlanCheck, planColumn } from './plan-column.ts';

/** Fits a plan to the file, the model and the rights. Throws `forbidden`, `notFound`, or `invalid` with everything that does not fit. */
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

function refuseWithoutRights({ rights }: Actor, { object, mode }: GivenPlan): void {
  const may =
    rights.allows(object, 'import') &&
    (mode === 'update' || rights.allows(object, 'create')) &&
    (mode === 'create' || rights.scopes(object, 'edit').length > 0);
  if (!may) throw new TenonError('forbidden');
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
