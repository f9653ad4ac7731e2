/** What shall become of values that are there, by `object.field`. */
export type Wishes = { accept: Record<string, number>; replace: Record<string, Record<string, string | null>> };

export const noWishes: Wishes = { accept: {}, replace: {} };

/** What is sent: nothing that was not decided. */
export function wishesOf({ accept, replace }: Wishes = noWishes): Partial<Wishes> {
  return {
    ...(Object.keys(accept).length > 0 && { accept }),
    ...(Object.keys(replace).length > 0 && { replace }),
  };
}
