import type { LayoutBody, LayoutCondition } from '../define/layout.ts';

/** Every element of a layout that may have a condition, with its place in the body. */
export function conditionsOf(layout: LayoutBody): { at: string; element: LayoutCondition }[] {
  const lists = ['tabs', 'sections', 'related', 'steps', 'variants'] as const;
  return lists.flatMap((list) =>
    (layout[list] ?? []).flatMap((element, index) => {
      const at = `${list}.${index}`;
      const cells = 'cells' in element ? Object.entries(element.cells ?? {}) : [];
      return [{ at, element }, ...cells.map(([path, cell]) => ({ at: `${at}.cells.${path}`, element: cell }))];
    }),
  );
}
