import { Suspense } from 'react';
import { loadLater } from '../../base/load-later.ts';
import { useLabel, useLocale, useText } from '../../base/use-text.ts';
import type { Template } from './setup-info.ts';
import styles from './template-step.module.css';

const Icon = loadLater(() => import('../../ui/icon.tsx'), 'Icon');

/** What a solution is for, the objects that it brings, and what comes with it. */
export function TemplateContents({ template: { description, objects, requires } }: { template: Template }) {
  const t = useText();
  const label = useLabel();
  const list = new Intl.ListFormat(useLocale());
  return (
    <>
      <span className={styles.description}>{label(description)}</span>
      <ul className={styles.objects} aria-label={t('template.contents')}>
        {objects.map((object) => (
          <li key={object.name} className={styles.object}>
            <Suspense fallback={null}>
              <Icon name={object.icon} size={14} />
            </Suspense>
            {label(object.label)}
          </li>
        ))}
      </ul>
      {requires.length > 0 && (
        <small className={styles.description}>
          {t('template.requires', { names: list.format(requires.map((each) => label(each.label))) })}
        </small>
      )}
    </>
  );
}
