import type { Reference } from '@tenon/metadata';
import { joinTarget } from '../source.ts';
import type { PathEnd } from '../value.ts';
import type { Selected } from './select-field.ts';
import { rowReader, storedColumns } from './stored-columns.ts';
import { compileTitle } from './title.ts';

/** A link with the title of its record, which is null when the actor may not read it. One join for each object it may point at. */
export function selectLink(place: PathEnd): Selected {
  const { field, source } = place;
  const titles = field.targets.flatMap((target) => {
    const joined = joinTarget(source, field, target);
    return joined ? [{ target, title: compileTitle(joined) }] : [];
  });
  const readLink = rowReader(field);
  const stored = storedColumns(place);
  return {
    columns: [...stored, ...titles.map(({ title }) => title.sql)],
    read(values, reader) {
      const link = readLink(values) as Reference | null;
      if (link === null) return null;
      // A link to one object does not name it.
      const position = link.object === undefined ? 0 : titles.findIndex(({ target }) => target === link.object);
      const title = titles[position]?.title.read(values[stored.length + position] ?? null, reader) ?? null;
      return { ...link, title };
    },
  };
}
