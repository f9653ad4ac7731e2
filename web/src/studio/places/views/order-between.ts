/**
 * A place between two neighbours, so that nothing but what moves is changed; undefined where these do not say theirs, and all have to. At an end one
 * neighbour is not there.
 */
export function orderBetween(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined) return after === undefined ? undefined : after - 1;
  if (after === undefined) return before + 1;
  return before < after ? (before + after) / 2 : undefined;
}
