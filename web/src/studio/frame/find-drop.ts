type Point = { x: number; y: number };
type Box = { left: number; top: number; width: number; height: number };

/** On which side of what it is dropped on something will stand; `in` what has nothing in it yet. */
export type DropSide = 'before' | 'after' | 'in';

/** Where something may be dropped: beside it along an axis, or in it. */
export type DropTarget = { id: string; box: Box; axis: 'x' | 'y'; takes: 'beside' | 'in' };

/** How far from the nearest target the pointer may be. */
const reach = 48;

/** The smallest target that the pointer is on, else the nearest, and the side of it. */
export function findDrop(pointer: Point, targets: readonly DropTarget[]): { id: string; side: DropSide } | undefined {
  const near = targets
    .map((target) => ({ target, far: distance(pointer, target.box), size: target.box.width * target.box.height }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far || a.size - b.size);
  const target = near[0]?.target;
  return target && { id: target.id, side: sideOf(pointer, target) };
}

function sideOf({ x, y }: Point, { box, axis, takes }: DropTarget): DropSide {
  if (takes === 'in') return 'in';
  const isFirstHalf = axis === 'x' ? x < box.left + box.width / 2 : y < box.top + box.height / 2;
  return isFirstHalf ? 'before' : 'after';
}

function distance({ x, y }: Point, { left, top, width, height }: Box): number {
  return Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
}
