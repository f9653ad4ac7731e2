import { paths } from '../../../base/paths.ts';

const lists = ['sections', 'tabs', 'related', 'variants'] as const;
export type PageList = (typeof lists)[number];

/** What is selected on a page: an element of one of its lists, a field in a section, or nothing but the page itself. */
export type Selected = { list: PageList; id: string; field?: string } | undefined;

/** What the address says. A place within an element, such as its condition, is the element. */
export function selectedOf([list, id, member, field]: readonly string[]): Selected {
  const known = lists.find((each) => each === list);
  if (!known || id === undefined) return undefined;
  const isCell = known === 'sections' && (member === 'fields' || member === 'cells') && field !== undefined;
  return { list: known, id, ...(isCell && { field }) };
}

/** The way to an element in the body of the layout, and behind the address. */
export function wayTo({ list, id, field }: NonNullable<Selected>): string[] {
  return [list, id, ...(field === undefined ? [] : ['fields', field])];
}

/** What an element is known by on the canvas and in lists. */
export function keyOf(selected: NonNullable<Selected>): string {
  return wayTo(selected).join('.');
}

/** `sections.about.fields.account.industry`, `related.contact.account`: ids of related lists and paths have dots of their own. */
export function selectedOfKey(key: string): Selected {
  const [, list = '', rest = ''] = /^(\w+)\.(.*)$/.exec(key) ?? [];
  const [, id, field] = list === 'sections' ? (/^(\w+)\.fields\.(.*)$/.exec(rest) ?? []) : [];
  return selectedOf(id === undefined ? [list, rest] : [list, id, 'fields', field as string]);
}

export function pageAddress(object: string, selected?: Selected): string {
  return paths.studio('objects', object, 'page', ...(selected ? wayTo(selected).map(encodeURIComponent) : []));
}
