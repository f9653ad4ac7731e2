import type { Drawing } from './lay-out.ts';

const ahead: Readonly<Record<string, (dx: number, dy: number) => { along: number; aslant: number }>> = {
  ArrowRight: (dx, dy) => ({ along: dx, aslant: dy }),
  ArrowLeft: (dx, dy) => ({ along: -dx, aslant: dy }),
  ArrowDown: (dx, dy) => ({ along: dy, aslant: dx }),
  ArrowUp: (dx, dy) => ({ along: -dy, aslant: dx }),
};

/** The card that an arrow key leads to: the nearest on that side, and rather straight ahead than aslant. Undefined of other keys, and at the rim. */
export function nextCard({ cards }: Pick<Drawing, 'cards'>, from: string, key: string): string | undefined {
  const [way, here] = [ahead[key], cards.get(from)];
  if (!way || !here) return undefined;
  const found = [...cards].flatMap(([name, { x, y }]) => {
    const { along, aslant } = way(x - here.x, y - here.y);
    return along > 0 ? [{ name, far: along + 3 * Math.abs(aslant) }] : [];
  });
  return found.sort((one, other) => one.far - other.far)[0]?.name;
}
