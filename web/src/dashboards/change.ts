type Figure = string | number | null | undefined;

/** How much a figure has changed, in percent of what it was before; null where there was nothing to compare with. (now − before) ÷ |before| */
export function changeOf(now: Figure, before: Figure): number | null {
  if (now === null || now === undefined || before === null || before === undefined || Number(before) === 0) return null;
  return ((Number(now) - Number(before)) / Math.abs(Number(before))) * 100;
}
