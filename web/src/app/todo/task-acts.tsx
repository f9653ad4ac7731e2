import { useState } from 'react';
import type { ApprovalCard } from '../../../../metadata/api/approvals.ts';
import { toast } from '../../base/toast.ts';
import { type TextKey, useText } from '../../base/use-text.ts';
import { actText } from '../../records/approvals/act-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { ActDialog, type AskedAct } from './act-dialog.tsx';
import { asksForMore } from './approve-with.tsx';
import styles from './task-view.module.css';
import { useAct } from './use-todo.ts';

const further: readonly AskedAct[] = ['return', 'transfer', 'delegate', 'addSign', 'removeSign', 'comment'];

/** Approve at once, or open what else is to be said; on a phone the bar stays within reach. */
export function TaskActs({ card }: { card: ApprovalCard }) {
  const t = useText();
  const act = useAct(card);
  const [asked, setAsked] = useState<AskedAct>();
  const [busy, setBusy] = useState(false);
  const may = (name: string) => card.can.includes(name);
  const isResubmit = card.seat !== null && may('approve') && !may('reject');
  const approve = async () => {
    if (!isResubmit && asksForMore(card)) return setAsked('approve');
    setBusy(true);
    await act({ act: 'approve', hold: true }).catch(toast.problem);
    setBusy(false);
  };
  const more = further.filter(may);
  const approveText: TextKey = isResubmit ? 'todo.submitAgain' : 'todo.act.approve';
  return (
    <div className={styles.acts}>
      {may('takeBack') && <Button onClick={() => act({ act: 'takeBack' }).catch(toast.problem)}>{t('todo.act.takeBack')}</Button>}
      {may('advise') && (
        <Button variant="primary" onClick={() => setAsked('advise')}>
          {t('todo.act.advise')}
        </Button>
      )}
      {more.length > 0 && (
        <Menu trigger={<IconButton icon={<Icon name="dots" />} label={t('todo.moreActs')} />}>
          {more.map((name) => (
            <MenuItem key={name} onSelect={() => setAsked(name)}>
              {t(actText(name))}
            </MenuItem>
          ))}
        </Menu>
      )}
      {may('reject') && <Button onClick={() => setAsked('reject')}>{t('todo.act.reject')}</Button>}
      {may('approve') && (
        <Button variant="primary" loading={busy} onClick={approve}>
          {t(approveText)}
        </Button>
      )}
      {asked && <ActDialog asked={asked} card={card} onAct={act} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
