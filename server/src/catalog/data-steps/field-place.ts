import type { Definition, Locale, Problem } from '@tenon/metadata';
import type { Rename } from '@tenon/metadata/find-renames.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { CompiledField } from '../compiled-field.ts';
import type { ShowsValues } from '../publish-check.ts';
import { publishProblem } from '../publish-problem.ts';
import type { Table } from '../sync-schema/table.ts';
import type { CountedTable, Counts } from './count-values.ts';
import type { DataStep, DataWishes, Fill } from './data-step.ts';

export type DataPlan = { steps: DataStep[]; fills: Fill[]; renames: Rename[]; problems: Problem[] };

export type DataPlanInput = {
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

/** A field whose values are looked at, in the plan that is being made. */
export type FieldPlace = {
  tx: Transaction;
  input: DataPlanInput;
  plan: DataPlan;
  key: string;
  table: Table;
  after: CompiledField;
};

/** The table of its values; of a `before` that whoever publishes may not read, no value is shown. */
export function tableOf({ tx, input, table }: FieldPlace, before?: CompiledField): CountedTable {
  const isShown = before === undefined || input.shows?.(before.object, before.name) !== false;
  return { tx, schema: input.schema, table: table.name, isShown };
}

/** A step that changes nothing yet. */
export function stepOf({ after, table }: FieldPlace): Omit<DataStep, 'step'> {
  return { object: after.object, field: after.name, values: 0, lost: 0, later: table.rows >= manyRows };
}

/** Whether whoever publishes knows how many values are lost. */
export function isAccepted({ plan, after, input, key }: FieldPlace, { values, lost, seen = [] }: Counts): boolean {
  if (lost <= (input.wishes.accept?.[key] ?? 0)) return true;
  const path = { kind: 'object', name: after.object, path: `fields.${after.name}` };
  const params = { label: after.definition.label, values, lost, seen: seen.slice(0, 3).join('、') };
  plan.problems.push(publishProblem(path, 'wouldLose', params));
  return false;
}
