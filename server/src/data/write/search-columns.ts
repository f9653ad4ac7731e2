import { keysOf, type SearchEntry } from '../search-keys.ts';
import type { InputColumn } from './statement-parts.ts';
import { type Draft, valueAfter, type Write } from './write.ts';

/** What the search index keeps of each row; nothing when no row changes a field that is searched. */
export function searchColumns(write: Write): InputColumn[] {
  const { object, plan, drafts } = write;
  if (object.search.length === 0 || !drafts.some(({ values }) => touches(values, plan.searched))) return [];
  const entries = drafts.map((draft) => searchEntry(write, draft));
  return [
    { name: 'search_text', type: 'text', values: entries.map(({ text }) => text) },
    { name: 'search_keys', type: 'integer[]', values: entries.map(({ keys }) => keys) },
  ];
}

function touches(values: Record<string, unknown>, searched: ReadonlySet<string>): boolean {
  for (const name in values) if (searched.has(name)) return true;
  return false;
}

function searchEntry({ object }: Write, draft: Draft): SearchEntry {
  // An empty field keeps its line, since lines tell fields apart.
  const texts = object.search.map(({ name, type, definition }) => {
    const value = valueAfter(draft, name);
    return value === null ? '' : (type.searchText?.(value, definition as never) ?? '');
  });
  const title = valueAfter(draft, object.title.name);
  return keysOf(texts, title === null ? '' : (object.title.type.searchText?.(title, object.title.definition as never) ?? ''));
}
