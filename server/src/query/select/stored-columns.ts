import type { Sql } from 'sql-template-tag';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { columnOf } from '../source.ts';
import type { PathEnd } from '../value.ts';

/** All columns of a field, in the order in which its type reads them. */
export function storedColumns({ source, field }: PathEnd): Sql[] {
  return field.columns.map(({ name }) => columnOf(source, name));
}

/** Makes the value of a field out of its columns, as drivers give them. */
export function rowReader({ type, definition }: CompiledField): (values: unknown[]) => unknown {
  return (values) => type.fromRow(values, definition as never);
}
