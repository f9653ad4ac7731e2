import type { Field } from '../define/field.ts';
import type { DefinitionProblemCode, ProblemParams } from '../definition-problem.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { Label } from '../label.ts';
import type { Filter } from '../query.ts';
import type { FieldType } from './field-type.ts';

/** A demand on a field at some place of a definition, and how it is said. */
export type FieldDemand = { fits(field: Field): boolean; expected: Label };

/** What a field type may look up and report when it checks a field of its own. Places are relative to the field. */
export type FieldCheck = {
  /** The object the field belongs to. */
  of: string;
  name: string;
  report(at: string, code: DefinitionProblemCode, params?: ProblemParams): void;
  /** The field a path leads to, when it exists and meets the demand. */
  field(at: string, object: string, path: string, demand?: FieldDemand): Field | undefined;
  /** Demands that the field of this object exists and that a writer may give it a value. */
  writable(at: string, name: string): void;
  /** The object that a to-many field of this object leads to. */
  relatedObject(at: string, path: string): string | undefined;
  /** Demands that `via` of another object points at this one. */
  pointsBack(at: string, object: string, via: string): void;
  filter(at: string, object: string, filter: Filter | undefined): void;
  formula(at: string, source: string, declared: ExpressionType): void;
  /** A literal value for a field of this object. */
  value(at: string, name: string, value: unknown): void;
  /** Notes that a value, or a list of such, names options of a field, as they stand or as the key of an entry. */
  option(at: string, field: Field, value: unknown, how?: { as: 'option' | 'key' }): void;
  /** The type that answers for a field's values. */
  valueType(field: Field): FieldType;
};
