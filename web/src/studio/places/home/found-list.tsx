import type { KeyboardEvent, Ref } from 'react';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Link } from '../../../ui/link.tsx';
import { useElementText, useKindText } from '../../words/element-text.ts';
import type { FoundElement } from './find-elements.ts';
import styles from './home-page.module.css';

/** What was found, each with what it lies in; arrows go through it. */
export function FoundList({ found, ref }: { found: readonly FoundElement[]; ref: Ref<HTMLUListElement> }) {
  const t = useText();
  const label = useLabel();
  const elementText = useElementText();
  const kindText = useKindText();
  if (found.length === 0) return <p className={styles.none}>{t('ui.nothingFound')}</p>;
  return (
    <ul ref={ref} className={styles.found}>
      {found.map((each) => (
        <li key={[each.kind, each.name, ...each.at].join('\n')}>
          <Link to={paths.customise(each.kind, each.name, ...each.at)} className={styles.hit} onKeyDown={walk}>
            <span className={styles.hitName}>{label(each.label)}</span>
            <span className={styles.hitAside}>
              {kindText(each.kind)} · {elementText(each)} · <code>{each.at.at(-1) ?? each.name}</code>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const item = event.currentTarget.closest('li');
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  if (next) next.querySelector('a')?.focus();
  else if (event.key === 'ArrowUp') document.querySelector<HTMLElement>('[data-element-search]')?.focus();
}
