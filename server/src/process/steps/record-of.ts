/** The id of a record that a value names: what a step answered, or what set the process off. */
export function idOfRecord(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined;
}

/** Items in parts, none of which names a record twice. */
export function withoutRepeats<Item>(items: readonly Item[], idOf: (item: Item) => string): Item[][] {
  const parts: Item[][] = [];
  const count = new Map<string, number>();
  for (const item of items) {
    const at = count.get(idOf(item)) ?? 0;
    count.set(idOf(item), at + 1);
    parts[at] = [...(parts[at] ?? []), item];
  }
  return parts;
}
