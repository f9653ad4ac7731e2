import type { ReactNode } from 'react';
import type { Reference } from '../../../../metadata/wire.ts';
import { useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import styles from './entry-frame.module.css';
import { EntryTime } from './entry-time.tsx';

type Props = {
  actor: Reference | null;
  at: string;
  headline: ReactNode;
  aside?: ReactNode;
  children?: ReactNode;
  quiet?: boolean;
  /** A link leads to it: it comes into sight. */
  isMeant?: boolean;
};

/** Who did what, when; below it what it says. */
export function EntryFrame({ actor, at, headline, aside, children, quiet, isMeant }: Props) {
  const t = useText();
  const name = actor?.title ?? t('record.timeline.system');
  return (
    <li
      className={styles.entry}
      data-quiet={quiet || undefined}
      data-meant={isMeant || undefined}
      ref={isMeant ? showMeant : undefined}
    >
      <Avatar name={name} size={quiet ? 20 : 28} />
      <div className={styles.content}>
        <div className={styles.headline}>
          <span className={styles.what}>
            <strong>{name}</strong> {headline}
          </span>
          <span className={styles.time}>
            <EntryTime at={at} />
          </span>
          {aside}
        </div>
        {children}
      </div>
    </li>
  );
}

function showMeant(entry: HTMLLIElement | null): void {
  entry?.scrollIntoView({ block: 'center' });
}
