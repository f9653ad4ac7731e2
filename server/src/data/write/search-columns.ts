import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import { keysOf, type SearchEntry } from '../search-keys.ts';
import type { InputColumn } from './statement-parts.ts';
import { valueAfter, type Write } from './write.ts';

/** What the search index keeps of each row; nothing when no row changes a field that is searched. */
export function searchColumns(write: Write): InputColumn[] {
  const { object, plan, drafts } = write;
  if (object.search.length === 0 || !drafts.some(({ values }) => touches(values, plan.searched))) return [];
  return columnsOf(drafts.map((draft) => searchEntry(object, (name) => valueAfter(draft, name))));
}

/** The columns that keep such entries. */
export function columnsOf(entries: readonly SearchEntry[]): InputColumn[] {
  return [
    { name: 'search_text', type: 'text', values: entries.map(({ text }) => text) },
    { name: 'search_keys', type: 'integer[]', values: entries.map(({ keys }) => keys) },
  ];
}

function touches(values: Record<string, unknown>, searched: ReadonlySet<string>): boolean {
  for (const name in values) if (searched.has(name)) return true;
  return false;
}

/** What a record is found by, from the values its fields hold. An empty field keeps its line, since lines tell fields apart. */
export function searchEntry({ search, title }: CompiledObject, valueIn: (field: string) => unknown): SearchEntry {
  const textOf = ({ name, type, definition }: CompiledField) => {
    const value = valueIn(name);
    return value === null ? '' : (type.searchText?.(value, definition as never) ?? '');
  };
  return keysOf(search.map(textOf), textOf(title));
}
