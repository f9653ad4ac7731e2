import { Suspense, useState } from 'react';
import { loadLater } from '../../base/load-later.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { noChanges, viewBody } from './shown-view.ts';
import type { List } from './use-list.ts';
import { useViewSaving } from './use-saved-views.ts';
import styles from './view-tabs.module.css';

const NameView = loadLater(() => import('./name-view.tsx'), 'NameView');

/** What to do with a view that was changed: keep it, keep it as another, take it back. Views of others are never overwritten. */
export function ViewChanges({ list }: { list: List }) {
  const t = useText();
  const save = useViewSaving();
  const [naming, setNaming] = useState(false);
  const { saved, shown } = list;
  if (!list.changed) return null;
  const keep = () =>
    save(viewBody({ ...shown, type: saved.type }), { name: saved.name }).then(() => list.change(noChanges), toast.problem);
  return (
    <div className={styles.changes}>
      <Button size="sm" variant="ghost" onClick={() => list.change(noChanges)}>
        {t('list.resetView')}
      </Button>
      <Button size="sm" onClick={() => setNaming(true)}>
        {t('list.saveViewAs')}
      </Button>
      {saved.source === 'personal' && (
        <Button size="sm" variant="primary" onClick={keep}>
          {t('action.save')}
        </Button>
      )}
      <Suspense>{naming && <NameView list={list} onClose={() => setNaming(false)} />}</Suspense>
    </div>
  );
}
