/** Records that are ticked; `all` stands for everything the view finds, loaded or not. */
export type Selection = { ids: ReadonlySet<string>; all: boolean; anchor: string | null };

export const nothingSelected: Selection = { ids: new Set(), all: false, anchor: null };

/** Ticks or unticks one record, which later ranges start from. */
export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, all: false, anchor: id };
}

/** Ticks everything from the last ticked record to this one, in the order of the list. */
export function extendTo(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return toggle(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), all: false, anchor: selection.anchor };
}

/** Ticks all loaded records, or none when all are ticked. */
export function toggleLoaded({ ids }: Selection, order: readonly string[]): Selection {
  const everything = order.length > 0 && order.every((id) => ids.has(id));
  return everything ? nothingSelected : { ids: new Set(order), all: false, anchor: order[0] ?? null };
}

export function isSelected({ ids, all }: Selection, id: string): boolean {
  return all || ids.has(id);
}
