import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { searchMark } from '../../../catalog/search-mark.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import { keysOf } from '../../../query/search-keys/search-keys.ts';
import { isComparedWhole, likenessCore } from '../../search/likeness.ts';
import { valueAfter, type Write } from '../write.ts';
import type { InputColumn } from './statement-parts.ts';

/**
 * What records are found by: for each field that counts a list with one text for each record, and which of these lists are the title, the
 * lines of the search index, and what records may be alike in. `mark` goes with keys that are whole.
 */
export type SearchTexts = {
  texts: string[][];
  title: number;
  lines: number[];
  alike: { of: number; whole: boolean }[];
  mark: number;
};

/** Nothing when no row changes a field that is searched. */
export function searchTexts({ object, plan, pendingRows }: Write): SearchTexts | undefined {
  if (object.search.length === 0 || !pendingRows.some(({ values }) => touches(values, plan.searched))) return undefined;
  return searchTextsOf(object, (field) => pendingRows.map((pendingRow) => valueAfter(pendingRow, field)));
}

function touches(values: Record<string, unknown>, searched: ReadonlySet<string>): boolean {
  for (const name in values) if (searched.has(name)) return true;
  return false;
}

/** The same from the values that each field holds. */
export function searchTextsOf(object: CompiledObject, valuesOf: (field: string) => readonly unknown[]): SearchTexts {
  const { search, similar, title } = object;
  const fields = [...new Set([title, ...search, ...similar])];
  return {
    texts: fields.map((field) => textsOf(field, valuesOf(field.name))),
    title: 0,
    lines: search.map((field) => fields.indexOf(field)),
    alike: similar.map((field) => ({ of: fields.indexOf(field), whole: isComparedWhole(field) })),
    mark: searchMark(object),
  };
}

/** An empty field keeps its line, since lines tell fields apart. */
function textsOf({ type, definition }: CompiledField, values: readonly unknown[]): string[] {
  return values.map((value) => (value === null ? '' : (type.searchText?.(value, definition as never) ?? '')));
}

export const searchColumnNames = ['search_text', 'search_keys'] as const;

/** What the search index keeps of each record. */
export function searchColumns({ texts, title, lines, alike, mark }: SearchTexts): InputColumn[] {
  const [search_text, search_keys]: [string[], number[][]] = [[], []];
  const count = texts[title]?.length ?? 0;
  for (let row = 0; row < count; row += 1) {
    const textOf = (list: number) => (texts[list] as string[])[row] as string;
    const cores = alike.map(({ of, whole }) => likenessCore(textOf(of), whole));
    const { text, keys, isWhole } = keysOf(lines.map(textOf), textOf(title), cores);
    if (isWhole) keys.push(mark);
    search_text.push(text);
    search_keys.push(keys);
  }
  const [text, keys] = searchColumnNames;
  return [
    { name: text, type: 'text', values: search_text },
    { name: keys, type: 'integer[]', values: search_keys },
  ];
}
