/** What shall become of values that are there, by `object.field`: how many may be lost, what takes the place of options, what fills blanks. */
export type Wishes = {
  accept: Record<string, number>;
  replace: Record<string, Record<string, string | null>>;
  fill: Record<string, unknown>;
};

export const noWishes: Wishes = { accept: {}, replace: {}, fill: {} };

/** What is sent: nothing that was not decided. */
export function wishesOf({ accept, replace, fill }: Wishes = noWishes) {
  return {
    ...(Object.keys(accept).length > 0 && { accept }),
    ...(Object.keys(replace).length > 0 && { replace }),
    ...(Object.keys(fill).length > 0 && { fill: fill as Record<string, never> }),
  };
}
