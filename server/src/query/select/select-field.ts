import { maskValue } from '@tenon/metadata';
import type { Sql } from 'sql-template-tag';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { isLink } from '../link-columns.ts';
import { unknownField } from '../parse/query-error.ts';
import type { Source } from '../source.ts';
import { sees, visibleField } from '../source.ts';
import { findPathEnd, type PathEnd, valueAtPathEnd } from '../value.ts';
import { selectFiles } from './select-files.ts';
import { selectLink } from './select-link.ts';
import { selectRelated } from './select-related.ts';
import { rowReader, storedColumns } from './stored-columns.ts';
import type { Reader } from './title.ts';

/** A path in the answer: the columns it needs, and how they become a wire value. */
export type Selected = { columns: Sql[]; read(values: unknown[], reader: Reader): unknown };

/** Throws `unknownField` for a path that is missing or hidden. */
export function selectPath(source: Source, path: string, at: string): Selected {
  const place = findPathEnd(source, path, at, visibleField);
  const selected = selectPlace(place);
  if (!selected) throw unknownField(at, path);
  return selected;
}

function selectPlace(place: PathEnd): Selected | undefined {
  const { field } = place;
  if (sees(place.source, field.name) === 'masked') return { columns: storedColumns(place), read: maskReader(field) };
  if (isLink(field)) return selectLink(place);
  if (field.type.holdsFiles) return selectFiles(place);
  if (field.columns.length > 0) return { columns: storedColumns(place), read: rowReader(field) };
  const value = valueAtPathEnd(place);
  return value ? { columns: [value.sql], read: rowReader(field) } : selectRelated(place);
}

/** The value ends here: what goes on is a text that tells a part of it. */
function maskReader(field: CompiledField): Selected['read'] {
  const read = rowReader(field);
  return (values, { locale }) => {
    const value = read(values);
    return value === null ? null : maskValue(field.type, field.definition, { value, locale });
  };
}
