import { keyCaps } from '../../base/key-combination.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useStudioState } from '../store/use-studio.ts';
import { useStepText } from '../words/step-text.ts';
import styles from './top-bar.module.css';
import { useHistory } from './use-history-keys.ts';

export function HistoryButtons() {
  const t = useText();
  const stepText = useStepText();
  const { undo, redo } = useHistory();
  const last = useStudioState(({ steps, done }) => steps[done - 1]);
  const next = useStudioState(({ steps, done }) => steps[done]);
  const undoLabel = last ? t('studio.undoStep', { step: stepText(last.words) }) : t('action.undo');
  const redoLabel = next ? t('studio.redoStep', { step: stepText(next.words) }) : t('studio.redo');
  return (
    <div className={styles.group}>
      <IconButton
        size="sm"
        icon={<Icon name="arrow-back-up" />}
        label={undoLabel}
        title={`${undoLabel} ${keyCaps('mod+z').join(' ')}`}
        disabled={!last}
        onClick={undo}
      />
      <IconButton
        size="sm"
        icon={<Icon name="arrow-forward-up" />}
        label={redoLabel}
        title={`${redoLabel} ${keyCaps('mod+shift+z').join(' ')}`}
        disabled={!next}
        onClick={redo}
      />
    </div>
  );
}
