import type { Reference } from '@tenon/metadata';
import type { PathEnd } from '../value.ts';
import type { Selected } from './select-field.ts';
import { rowReader, storedColumns } from './stored-columns.ts';
import { compileLinkTitles } from './title.ts';

/** A link with the title of its record, which is null when the actor may not read it. */
export function selectLink(place: PathEnd): Selected {
  const { columns, titleIn } = compileLinkTitles(place.source, place.field);
  const readLink = rowReader(place.field);
  const stored = storedColumns(place);
  return {
    columns: [...stored, ...columns],
    read(values, reader) {
      const link = readLink(values) as Reference | null;
      if (link === null) return null;
      const found = titleIn(link.object);
      const title = found?.title.read(values[stored.length + found.column] ?? null, reader) ?? null;
      return { ...link, title };
    },
  };
}
