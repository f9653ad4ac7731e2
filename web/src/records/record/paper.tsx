import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { useFormat } from '../../base/use-format.ts';
import { useMe } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import styles from './print-sheet.module.css';

type Props = {
  /** Above the title: what it is one of. */
  kind: string;
  title: string;
  onDone: () => void;
  children: ReactNode;
};

/** A sheet of paper, printed once it is drawn: nothing else of the screen is on it, and its foot says who printed it, and when. */
export function Paper({ kind, title, onDone, children }: Props) {
  const t = useText();
  const format = useFormat();
  const me = useMe();
  const done = useEffectEvent(onDone);
  useEffect(() => {
    const end = () => done();
    window.addEventListener('afterprint', end);
    // Once the sheet is drawn.
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  const now = new Date().toISOString();
  return createPortal(
    <article className={styles.sheet} data-print-sheet>
      <header className={styles.head}>
        <p>{kind}</p>
        <h1>{title}</h1>
      </header>
      {children}
      <footer className={styles.foot}>{t('record.printedBy', { name: me.user.name, time: format.dateTime(now) })}</footer>
    </article>,
    document.body,
  );
}
