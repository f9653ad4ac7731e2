import type { ExpressionType, Field, FieldType } from '@tenon/metadata';
import type { CheckedExpression } from '@tenon/metadata/expression/checked.ts';

export type StoredColumn = { name: string; type: string };

/** A field ready for the engines. `object` and `name` identify it. */
export type CompiledField = {
  object: string;
  name: string;
  definition: Field;
  type: FieldType;
  /** One of the platform's own fields: id, owner, created_at … */
  system: boolean;
  /** Stored columns in the order of `type.columns`, with their real names. */
  columns: readonly StoredColumn[];
  /** The column that filters, sorting, measures and expressions use; undefined when nothing is stored. */
  valueColumn: string | undefined;
  /** Objects a value may point at. */
  targets: readonly string[];
  /** Of a formula: the checked tree and every path it reads. */
  expression?: { ast: CheckedExpression; type: ExpressionType; paths: readonly string[] };
};
