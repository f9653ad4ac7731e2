import type { Json } from '../../../../../metadata/merge/json.ts';
import { listPieces } from '../../../../../metadata/merge/pieces.ts';
import type { AnswerAt } from '../../../base/api-types.ts';
import type { ChangedPiece } from '../../changes/describe-changes.ts';

type Changes = AnswerAt<'GET', `/definitions/revisions/${string}`>['changes'];

/** What a comparison of two revisions says, piece by piece. Its patches replace lists whole, so that a list is one piece. */
export function piecesOfChanges(changes: Changes): ChangedPiece[] {
  return changes.flatMap((change): ChangedPiece[] => {
    const { kind, name } = change;
    if (change.change !== 'changed') return [{ kind, name, at: [], what: change.change }];
    const pieces = listPieces(change.patch as Json, { base: change.body as Json, shape: undefined });
    return pieces.map(({ path, what }) => ({ kind, name, at: path, what }));
  });
}
