import type { MenuSection } from '../../../../../../metadata/define/app.ts';
import { paths } from '../../../../base/paths.ts';

/** A line of a menu: a group, or an object in one. */
export type MenuLine = { section: string; object?: string };

/** The lines as they stand one below the other. */
export function linesOf(menu: readonly MenuSection[]): MenuLine[] {
  return menu.flatMap(({ id: section, objects }) => [{ section }, ...objects.map((object) => ({ section, object }))]);
}

export function lineKey({ section, object }: MenuLine): string {
  return object === undefined ? section : `${section}.${object}`;
}

export function menuAddress(app: string, line?: MenuLine): string {
  const way = line ? ['menu', line.section, ...(line.object === undefined ? [] : ['objects', line.object])] : [];
  return paths.studio('apps', app, 'menu', ...way);
}

/** The line that an address leads to; a letter leads to its object. */
export function lineOf([list, id, member, name]: readonly string[], menu: readonly MenuSection[]): MenuLine | undefined {
  const lines = linesOf(menu);
  if (list === 'shortcuts') return lines.find(({ object }) => object === id);
  if (list !== 'menu') return undefined;
  const object = member === 'objects' ? name : undefined;
  const found = lines.find((line) => line.section === id && line.object === object);
  return found ?? lines.find((line) => line.section === id);
}

/** Where an object comes to stand that goes by so many lines, up or down: past the end of a group it goes on into the next. */
export function placeOfMoved(
  menu: readonly MenuSection[],
  line: Required<MenuLine>,
  by: number,
): { section: string; after: string | null } {
  const lines = linesOf(menu);
  const index = lines.findIndex((each) => lineKey(each) === lineKey(line));
  const others = lines.toSpliced(index, 1);
  // The first line is a group, and nothing stands above it.
  const before = others[Math.max(1, Math.min(others.length, index + by)) - 1] as MenuLine;
  return { section: before.section, after: before.object ?? null };
}

/** By how many groups a group goes: one by keyboard, and as many as it was dragged across. */
export function groupsCrossed(menu: readonly MenuSection[], section: string, by: number): number {
  if (Math.abs(by) === 1) return by;
  const lines = linesOf(menu);
  const index = lines.findIndex((line) => line.section === section);
  const reached = lines[Math.max(0, Math.min(lines.length - 1, index + by))] as MenuLine;
  const place = (id: string) => menu.findIndex((each) => each.id === id);
  return place(reached.section) - place(section);
}
