import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import { elementAt } from '../../../../metadata/merge/body-change.ts';
import { isJsonObject, type Json } from '../../../../metadata/merge/json.ts';
import { diffMergePatch } from '../../../../metadata/merge/merge-patch.ts';
import { listPieces } from '../../../../metadata/merge/pieces.ts';
import type { Target } from '../store/state.ts';
import type { PlacedPiece } from '../words/element-text.ts';
import { isThing } from '../words/say-piece.ts';
import { followRenamed } from './follow-renamed.ts';

/** `within`: the body that it is in, or was. `sides`: of a setting, what stood there and what stands there now. */
export type ChangedPiece = PlacedPiece & { within: Json; sides?: { before: Json | undefined; after: Json | undefined } };

/** What differs between two bodies of a definition, null for none, piece by piece. */
export function changedPieces({ kind, name }: Target, from: Json, to: Json): ChangedPiece[] {
  const whole = (what: ChangedPiece['what']) => [{ kind, name, at: [], what, within: to ?? from }];
  if (from === null) return to === null ? [] : whole('added');
  if (to === null) return whole('removed');
  const shape = shapeOfKind(kind);
  const { body, renamed } =
    kind === 'object' && isWhole(from) && isWhole(to) ? followRenamed(from, to) : { body: from, renamed: [] };
  const before = body as Json;
  return [
    ...renamed.map((at): ChangedPiece => ({ kind, name, at, what: 'renamed', within: to })),
    ...listPieces(diffMergePatch(before, to, shape), { base: before, shape })
      .map(({ path, what }): ChangedPiece => {
        const at = ownPart(path);
        const piece: ChangedPiece = { kind, name, at, what, within: what === 'removed' ? before : to };
        if (what === 'reordered' || isThing(piece)) return piece;
        return { ...piece, sides: { before: elementAt(before, at, shape), after: elementAt(to, at, shape) } };
      })
      .filter((piece, index, all) => all.findIndex((each) => sameText(each, piece)) === index),
  ];
}

/** Who gains or loses something by it? */
export function isAccess({ kind }: Pick<Target, 'kind'>): boolean {
  return kind === 'role';
}

/** A draft may be broken. */
function isWhole(body: unknown): body is ObjectBody {
  return isJsonObject(body as Json) && isJsonObject((body as { fields?: Json }).fields ?? null);
}

/** `$order` stands for the list whose order it is. */
function ownPart(path: readonly string[]): string[] {
  return path.filter((step) => step !== '$order');
}

function sameText(one: ChangedPiece, other: ChangedPiece): boolean {
  return one.what === other.what && one.at.join('\n') === other.at.join('\n');
}
