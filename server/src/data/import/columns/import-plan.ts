import type { ImportMode, ParseContext } from '@tenon/metadata';
import type { importPlanSchema } from '@tenon/metadata/define/import-plan.ts';
import type { z } from 'zod';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Values } from '../../write/write-request.ts';
import type { ColumnScan } from '../file/scan-columns.ts';

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
export type FileShape = { columns: readonly FileColumn[] };
export type FileColumn = { column: string } & Partial<Pick<ColumnScan, 'dateOrder' | 'decimalSign' | 'samples'>>;

export type GivenPlan = z.output<typeof importPlanSchema>;
export type GivenColumn = GivenPlan['columns'][number];
