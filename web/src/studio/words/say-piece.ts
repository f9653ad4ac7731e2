import type { PlacedPiece } from './element-text.ts';

/** Lists whose items people know as things of their own, by the members of a body that lead to them. */
const things: Readonly<Record<string, string>> = {
  'object fields': 'field',
  'object fields options': 'option',
  'list options': 'option',
  'object rules': 'rule',
  'layout sections': 'section',
};

type Said = { what: PlacedPiece['what']; kind: string; of: PlacedPiece };

/** How a difference is said: a thing that comes or goes is one, any other setting only changes what it belongs to. */
export function sayPiece(piece: PlacedPiece): Said {
  const { kind, at, what } = piece;
  if (what === 'reordered') return { what, kind: thingAt(kind, [...at, '']) ?? kind, of: { ...piece, at: at.slice(0, -1) } };
  const own = at.length === 0 ? kind : thingAt(kind, at);
  if (own !== undefined) return { what, kind: own, of: piece };
  return { what: 'changed', kind: nearestThing(kind, at), of: piece };
}

/** What people know as a thing of its own, and no setting of one. */
export function isThing({ kind, at }: Pick<PlacedPiece, 'kind' | 'at'>): boolean {
  return at.length === 0 || thingAt(kind, at) !== undefined;
}

/** Names and keys stand at every other place of the way. */
function thingAt(kind: string, at: readonly string[]): string | undefined {
  const members = at.filter((_, index) => index % 2 === 0);
  return at.length % 2 === 0 ? things[[kind, ...members].join(' ')] : undefined;
}

function nearestThing(kind: string, at: readonly string[]): string {
  for (let length = at.length - 1; length > 0; length--) {
    const found = thingAt(kind, at.slice(0, length));
    if (found !== undefined) return found;
  }
  return kind;
}
