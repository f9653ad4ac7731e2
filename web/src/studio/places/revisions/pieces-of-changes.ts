import type { Json } from '../../../../../metadata/merge/json.ts';
import type { AnswerAt } from '../../../base/api-types.ts';
import { type ChangedPiece, changedPieces } from '../../changes/describe-changes.ts';

type Changes = AnswerAt<'GET', `/definitions/revisions/${string}`>['changes'];

/** What a comparison of two revisions says, piece by piece. */
export function piecesOfChanges(changes: Changes): ChangedPiece[] {
  return changes.flatMap((change): ChangedPiece[] => {
    const before = (change.change === 'added' ? null : change.before) as Json;
    return changedPieces(change, before, (change.change === 'removed' ? null : change.body) as Json);
  });
}
