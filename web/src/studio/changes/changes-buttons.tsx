import { Suspense, useState } from 'react';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import styles from '../frame/top-bar.module.css';
import { useProblems } from '../model/use-problems.ts';
import { isChange } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import { ReviewDialog } from './review-dialog.tsx';
import { UndoPublish } from './undo-publish.tsx';

/** How much is changed and what is wrong with it; both buttons lead to the review, from where it is published. */
export function ChangesButtons() {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const count = useStudioState(({ drafts }) => [...drafts.values()].filter(isChange).length);
  const problems = useProblems();
  const open = () => setOpen(true);
  useShortcut('mod+enter', open, { label: 'studio.publish' });
  return (
    <>
      <UndoPublish />
      <Button size="sm" variant="ghost" onClick={open}>
        {t('studio.changes', { count })}
        {problems.length > 0 && <Chip color="red">{t('studio.problemCount', { count: problems.length })}</Chip>}
      </Button>
      <Button size="sm" variant="primary" className={styles.publish} onClick={open}>
        {t('studio.publish')}
      </Button>
      {isOpen && (
        <Suspense>
          <ReviewDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
