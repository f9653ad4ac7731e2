import type { Json } from '../../../../metadata/merge/json.ts';
import type { Element } from '../store/commands.ts';
import { type ChangedPiece, changedPieces } from './describe-changes.ts';

/** What differs between two bodies of a definition in an element of it, or with the whole that it is in. */
export function changesAt(element: Element, before: Json | undefined, after: Json | undefined): ChangedPiece[] {
  const begins = (whole: readonly string[], part: readonly string[]) => part.every((step, at) => whole[at] === step);
  return changedPieces(element, before ?? null, after ?? null).filter(
    ({ at }) => begins(at, element.at) || begins(element.at, at),
  );
}
