import type { Drop } from '../../frame/drag-space.tsx';
import type { DesignedPage } from './page-body.ts';
import { type PageList, selectedOfKey } from './selected.ts';

/** Where a drop puts a field: in a section, behind another field of it (null: first). */
export type FieldDrop = { section: string; after: string | null };

/** Where it puts an element: behind another of its list (null: first; nothing said: where it is), on a tab. */
export type ElementDrop = { after?: string | null; tab?: string };

/** What a part of the page, the first one or a tab, is known by as a place to drop things on. */
export function partKey(tab: string | undefined): string {
  return `parts.${tab ?? ''}`;
}

/** A field of the object that stands in no section, as something to drag. */
export function restKey(field: string): string {
  return `rest.${field}`;
}

export function restFieldOf(key: string): string | undefined {
  return key.startsWith('rest.') ? key.slice('rest.'.length) : undefined;
}

export function fieldDrop(page: DesignedPage, path: string, { over, side }: Drop): FieldDrop | undefined {
  const target = selectedOfKey(over);
  if (target?.list !== 'sections') return undefined;
  const fields = page.sections.find(({ id }) => id === target.id)?.fields ?? [];
  return { section: target.id, after: target.field === undefined ? null : behind(fields, path, { over: target.field, side }) };
}

export function elementDrop(page: DesignedPage, list: PageList, id: string, { over, side }: Drop): ElementDrop | undefined {
  const part = over.startsWith('parts.') ? over.slice('parts.'.length) : undefined;
  if (list === 'tabs' && part) return { after: behind(idsOf(page.tabs), id, { over: part, side }) };
  if (part !== undefined) return { tab: part || undefined };
  const target = selectedOfKey(over);
  if (target?.list !== list || (list !== 'sections' && list !== 'related')) return undefined;
  const tab = page[list].find((each) => each.id === target.id)?.tab;
  return { after: behind(idsOf(page[list]), id, { over: target.id, side }), ...(tab !== undefined && { tab }) };
}

/** What something will stand behind in a list, once it is gone from its old place. */
export function behind(all: readonly string[], moved: string, { over, side }: Drop): string | null {
  const others = all.filter((each) => each !== moved);
  const index = others.indexOf(over) - (side === 'before' ? 1 : 0);
  return others[index] ?? null;
}

function idsOf(list: readonly { id: string }[]): string[] {
  return list.map(({ id }) => id);
}
