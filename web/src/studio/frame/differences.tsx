import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import type { ChangedPiece } from '../changes/describe-changes.ts';
import { differencesAt, resetPiece } from '../changes/shipped-differences.ts';
import type { Element } from '../store/commands.ts';
import { bodyOf, shippedBody } from '../store/state.ts';
import { useRun, useStudioState } from '../store/use-studio.ts';
import { useElementText, usePieceText } from '../words/element-text.ts';
import styles from './properties-panel.module.css';

/** What differs of an element from what its solution ships, each with the way back; nothing where nothing does, or where nobody ships it. */
export function Differences({ element }: { element: Element }) {
  const t = useText();
  const shipped = useStudioState(({ definitions }) => shippedBody(definitions.get(definitionKey(element))));
  const body = useStudioState((state) => bodyOf(state, element));
  if (shipped === undefined || body === undefined) return null;
  const pieces = differencesAt(element, shipped, body);
  if (pieces.length === 0) return null;
  return (
    <details className={styles.used}>
      <summary>{t('studioApps.differs', { count: pieces.length })}</summary>
      <DifferenceList element={element} pieces={pieces} shipped={shipped} />
    </details>
  );
}

type Props = { element: Element; pieces: readonly ChangedPiece[]; shipped: Json };

function DifferenceList({ element, pieces, shipped }: Props) {
  const t = useText();
  const run = useRun();
  const elementText = useElementText();
  const pieceText = usePieceText();
  const reset = (some: readonly ChangedPiece[], thing: string) =>
    run({ key: 'studioApps.did.reset', values: { thing } }, (step) => {
      for (const piece of some) resetPiece(step, piece, shipped);
    });
  return (
    <>
      <ul className={styles.uses}>
        {pieces.map((piece) => (
          <li key={`${piece.what} ${piece.at.join('.')}`} className={styles.difference}>
            <span>{pieceText(piece)}</span>
            <Button size="sm" variant="ghost" onClick={() => reset([piece], elementText(piece))}>
              {t('studio.reset')}
            </Button>
          </li>
        ))}
      </ul>
      {pieces.length > 1 && (
        <Button size="sm" onClick={() => reset(pieces, elementText(element))}>
          {t('studioApps.resetAll')}
        </Button>
      )}
    </>
  );
}
