import { useCurrentApp } from '../../base/current-app.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './app-switcher.module.css';

/** The switcher of phones: apps side by side, above what they lead to. */
export function AppChips() {
  const t = useText();
  const label = useLabel();
  const { choices, chosen, choose } = useCurrentApp();
  if (choices.length < 2) return null;
  const all = { name: undefined, icon: 'apps', text: t('nav.allApps') };
  return (
    <fieldset className={styles.chips} aria-label={t('nav.apps')}>
      {[all, ...choices.map((app) => ({ name: app.name, icon: app.icon, text: label(app.label) }))].map((app) => (
        <button
          key={app.name ?? ''}
          type="button"
          className={styles.chip}
          aria-pressed={app.name === chosen?.name}
          onClick={() => choose(app.name)}
        >
          <Icon name={app.icon} size={18} />
          {app.text}
        </button>
      ))}
    </fieldset>
  );
}
