import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { useAddressOf } from '../places/places-context.ts';
import { useElementText, useKindText } from '../words/element-text.ts';
import type { ChangedPiece } from './describe-changes.ts';
import styles from './review-dialog.module.css';

const signs = { added: '+', removed: '−', changed: '~', reordered: '↕' } as const;

/** What an object has most of is called by its own name. */
function kindOf({ kind, at }: ChangedPiece): string {
  return kind === 'object' && at[0] === 'fields' ? 'field' : kind;
}

/** Differences in words, each a click away from where it is made. */
export function PieceList({ pieces, onGo }: { pieces: readonly ChangedPiece[]; onGo?: () => void }) {
  const t = useText();
  const elementText = useElementText();
  const kindText = useKindText();
  const addressOf = useAddressOf();
  if (pieces.length === 0) return <p>{t('studio.nothingHere')}</p>;
  return (
    <ul className={styles.list}>
      {pieces.map((piece) => {
        const words = t(`studio.piece.${piece.what}`, { kind: kindText(kindOf(piece)), thing: elementText(piece) });
        const to = addressOf(piece);
        return (
          <li key={`${piece.kind} ${piece.name} ${piece.at.join('.')} ${piece.what}`}>
            <span className={styles.sign} aria-hidden>
              {signs[piece.what]}
            </span>
            {to ? (
              <Link to={to} onClick={onGo}>
                {words}
              </Link>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ul>
  );
}
