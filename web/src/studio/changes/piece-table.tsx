import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { useAddressOf } from '../places/places-context.ts';
import { usePieceText } from '../words/element-text.ts';
import { useSides } from '../words/use-sides.ts';
import type { ChangedPiece } from './describe-changes.ts';
import styles from './piece-table.module.css';

type Props = { pieces: readonly ChangedPiece[]; before: string; after: string };

/** Differences in words with both sides beside each other, each a click away from where it is made. */
export function PieceTable({ pieces, before, after }: Props) {
  const t = useText();
  const pieceText = usePieceText();
  const sidesOf = useSides();
  const addressOf = useAddressOf();
  if (pieces.length === 0) return <p>{t('studio.nothingHere')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('studio.difference')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {pieces.map((piece) => {
          const words = pieceText(piece);
          const to = addressOf(piece);
          const sides = sidesOf(piece);
          return (
            <tr key={`${piece.kind} ${piece.name} ${piece.at.join('.')} ${piece.what}`}>
              <th scope="row">{to ? <Link to={to}>{words}</Link> : words}</th>
              <td data-label={before}>{sides?.before}</td>
              <td data-label={after}>{sides?.after}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
