import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { useAddressOf } from '../places/places-context.ts';
import { usePieceText } from '../words/element-text.ts';
import { sayPiece } from '../words/say-piece.ts';
import { useSides } from '../words/use-sides.ts';
import type { ChangedPiece } from './describe-changes.ts';
import styles from './review-dialog.module.css';

const signs = { added: '+', removed: '−', changed: '~', reordered: '↕', renamed: '✎' } as const;

/** Differences in words, each a click away from where it is made. */
export function PieceList({ pieces, onGo }: { pieces: readonly ChangedPiece[]; onGo?: () => void }) {
  const t = useText();
  const pieceText = usePieceText();
  const addressOf = useAddressOf();
  const sidesOf = useSides();
  if (pieces.length === 0) return <p>{t('studio.nothingHere')}</p>;
  return (
    <ul className={styles.list}>
      {pieces.map((piece) => {
        const words = pieceText(piece);
        const to = addressOf(piece);
        const sides = sidesOf(piece);
        return (
          <li key={`${piece.kind} ${piece.name} ${piece.at.join('.')} ${piece.what}`}>
            <span className={styles.sign} aria-hidden>
              {signs[sayPiece(piece).what]}
            </span>
            {to ? (
              <Link to={to} onClick={onGo}>
                {words}
              </Link>
            ) : (
              words
            )}
            {sides && <small className={styles.sides}>{t('studio.fromTo', sides)}</small>}
          </li>
        );
      })}
    </ul>
  );
}
