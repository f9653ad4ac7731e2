import type { Sql } from 'sql-template-tag';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { columnOf } from '../source.ts';
import type { PathEnd } from '../value.ts';

export function storedColumns({ source, field }: PathEnd): Sql[] {
  return field.columns.map(({ name }) => columnOf(source, name));
}

export function rowReader({ type, definition }: CompiledField): (values: unknown[]) => unknown {
  return (values) => type.fromRow(values, definition as never);
}
