import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import { elementAt, keysAt, shapeAt } from '../../../../metadata/merge/body-change.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import type { Element, StepBuilder } from '../store/commands.ts';
import { type ChangedPiece, changedPieces } from './describe-changes.ts';

/** Where an element, or something within it, differs from what is shipped. What the workspace made itself has nothing to go back to. */
export function differencesAt({ kind, name, at }: Element, shipped: Json, body: Json): ChangedPiece[] {
  const shape = shapeOfKind(kind);
  const isOwn = ({ what, at: place }: ChangedPiece) => {
    const around = shapeAt(shape, place.slice(0, -1));
    return what === 'renamed' || (what === 'added' && (around?.named === true || around?.key !== undefined));
  };
  return changedPieces({ kind, name }, shipped, body).filter(
    (piece) => !isOwn(piece) && at.every((step, index) => piece.at[index] === step),
  );
}

/** Makes one place as it is shipped again: what was set, changed, taken away, or put in another order. */
export function resetPiece(step: StepBuilder, { kind, name, at, what }: ChangedPiece, shipped: Json): void {
  const shape = shapeOfKind(kind);
  if (what === 'reordered') step.order({ kind, name, at }, keysAt(shipped, at, shape));
  else step.write({ kind, name, at }, { to: elementAt(shipped, at, shape), ...placeIn(shipped, at, shape) });
}

/** What comes back stands where it stood. */
function placeIn(shipped: Json, at: readonly string[], shape: ReturnType<typeof shapeOfKind>) {
  const key = at.at(-1);
  if (key === undefined) return {};
  const keys = keysAt(shipped, at.slice(0, -1), shape);
  const before = keys[keys.indexOf(key) - 1];
  return { place: before === undefined ? { first: true } : { after: before } };
}
