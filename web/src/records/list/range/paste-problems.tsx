import type { WireRecord } from '../../../../../metadata/wire.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import type { ListState } from '../use-list-state.ts';
import styles from './paste-problems.module.css';
import type { RefusedPaste } from './use-paste.ts';

type Props = { state: ListState; refused: RefusedPaste; onRest: () => void; onClose: () => void };

const mostShown = 50;

/** Why a block was not pasted, row by row, and the way to paste what is right. */
export function PasteProblems({ state, refused, onRest, onClose }: Props) {
  const t = useText();
  const format = useFormat();
  const { failed, ids } = refused;
  const { title } = state.list.object;
  const known = new Map<string, WireRecord>(state.records.map((record) => [record.id, record]));
  const good = ids.length - failed.length;
  return (
    <Modal
      open
      onClose={onClose}
      title={t('list.pasteRefused')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.close')}</Button>
          {good > 0 && (
            <Button variant="primary" onClick={onRest}>
              {t('list.pasteRest', { count: good, number: format.number(good) })}
            </Button>
          )}
        </>
      }
    >
      <p>{t('list.pasteRefusedHelp', { count: failed.length, number: format.number(failed.length) })}</p>
      <ul className={styles.rows}>
        {failed.slice(0, mostShown).map(({ id = '', problems }) => (
          <li key={id}>
            <strong>{String(known.get(id)?.[title] ?? '') || t('list.untitled')}</strong>
            {problems.map(({ message }) => (
              <span key={message}>{message}</span>
            ))}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
