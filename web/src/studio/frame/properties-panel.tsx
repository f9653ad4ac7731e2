import type { ReactNode } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { useProblemsAt } from '../model/use-problems.ts';
import type { Element } from '../store/commands.ts';
import { Differences } from './differences.tsx';
import { ElementHistory } from './element-history.tsx';
import styles from './properties-panel.module.css';
import { UsedBy, type UseTarget } from './used-by.tsx';

type Props = {
  element: Element;
  icon?: string;
  title: Label | undefined;
  /** What kind of thing it is. */
  aside?: ReactNode;
  /** Asked for where it is used. */
  usedBy?: UseTarget;
  /** Rare settings, folded away. */
  more?: ReactNode;
  /** Buttons at the end: copy, delete. */
  actions?: ReactNode;
  children: ReactNode;
};

/** The settings of what is selected: the few that matter first, then what is rare, where it is used, and what can be done with it. */
export function PropertiesPanel({ element, icon, title, aside, usedBy, more, actions, children }: Props) {
  const t = useText();
  const label = useLabel();
  const problems = useProblemsAt(element);
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        {icon && <Icon name={icon} size={18} className={styles.icon} />}
        <h2 className={styles.title}>{label(title) || element.at.at(-1) || element.name}</h2>
        {aside && <span className={styles.aside}>{aside}</span>}
      </header>
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={t('studio.problems')}>
          {problems.map((problem) => (
            <li key={`${problem.at.join('.')} ${problem.message.en}`}>{label(problem.message)}</li>
          ))}
        </ul>
      )}
      <div className={styles.settings}>{children}</div>
      {more && (
        <details className={styles.more}>
          <summary>{t('studio.moreSettings')}</summary>
          <div className={styles.settings}>{more}</div>
        </details>
      )}
      <Differences element={element} />
      {usedBy && <UsedBy target={usedBy} />}
      <ElementHistory element={element} />
      {actions && (
        <footer className={styles.actions} data-builds>
          {actions}
        </footer>
      )}
    </div>
  );
}
