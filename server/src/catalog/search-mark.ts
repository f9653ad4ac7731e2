import type { CompiledField } from './compiled-field.ts';
import { quoteName } from './quote-name.ts';
import type { CompiledObject } from './snapshot.ts';

/** Counted on when keys are made in another way, so that those of old records are made anew. */
const keysVersion = 8;

/** What the search columns of an object's records are made of. */
export function searchShape({ title, search, similar }: Pick<CompiledObject, 'title' | 'search' | 'similar'>): string {
  return [keysVersion, title.name, ...search.map(nameAndType), '~', ...similar.map(nameAndType)].join(' ');
}

function nameAndType({ name, type }: CompiledField): string {
  return `${name}:${type.name}${type.searchVersion ?? ''}`;
}

/**
 * A key of each record whose keys are all there, and made of these very fields: a hash (FNV-1a) of the shape, 32 bits as all keys. Keys of a
 * record without it may lack some.
 */
export function searchMark(object: Pick<CompiledObject, 'title' | 'search' | 'similar'>): number {
  let state = 0x811c9dc5;
  for (const sign of searchShape(object)) state = Math.imul(state ^ (sign.codePointAt(0) as number), 0x01000193);
  return state | 0;
}

/** Records that keys alone do not rule out. `keys` is the column, with or without an alias. */
export function isUnmarked(object: CompiledObject, alias?: string): string {
  const column = `${alias ? `${alias}.` : ''}${quoteName('search_keys')}`;
  return `(${column} @> '{${searchMark(object)}}'::integer[]) is not true`;
}
