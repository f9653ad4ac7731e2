import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { diffMergePatch } from '../../../../metadata/merge/merge-patch.ts';
import { listPieces } from '../../../../metadata/merge/pieces.ts';
import type { Target } from '../store/state.ts';

/** One difference, by the element that differs. */
export type ChangedPiece = Target & { at: string[]; what: 'added' | 'removed' | 'changed' | 'reordered' };

/** What differs between two bodies of a definition, null for none, piece by piece. */
export function changedPieces({ kind, name }: Target, from: Json, to: Json): ChangedPiece[] {
  const whole = (what: ChangedPiece['what']) => [{ kind, name, at: [], what }];
  if (from === null) return to === null ? [] : whole('added');
  if (to === null) return whole('removed');
  const shape = shapeOfKind(kind);
  return listPieces(diffMergePatch(from, to, shape), { base: from, shape })
    .map(({ path, what }): ChangedPiece => ({ kind, name, at: ownPart(path), what }))
    .filter((piece, index, all) => all.findIndex((each) => sameText(each, piece)) === index);
}

/** Who gains or loses something by it? */
export function isAccess({ kind }: Pick<Target, 'kind'>): boolean {
  return kind === 'role';
}

/** `$order` stands for the list whose order it is. */
function ownPart(path: readonly string[]): string[] {
  return path.filter((step) => step !== '$order');
}

function sameText(one: ChangedPiece, other: ChangedPiece): boolean {
  return one.what === other.what && one.at.join('\n') === other.at.join('\n');
}
