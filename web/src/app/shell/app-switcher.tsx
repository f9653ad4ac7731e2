import { useCurrentApp } from '../../base/current-app.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuDivider, MenuItem } from '../../ui/menu.tsx';
import styles from './app-switcher.module.css';

/** The app that one works in, and the way to the others; nothing for who has one only. */
export function AppSwitcher() {
  const t = useText();
  const label = useLabel();
  const { choices, chosen, choose } = useCurrentApp();
  if (choices.length < 2) return null;
  const name = chosen ? label(chosen.label) : t('nav.allApps');
  return (
    <Menu
      trigger={
        <button type="button" className={styles.trigger} title={t('nav.app', { name })} aria-label={t('nav.app', { name })}>
          <Icon name={chosen?.icon ?? 'apps'} size={18} />
          <span className={styles.name}>{name}</span>
          <Icon name="selector" size={14} className={styles.chevron} />
        </button>
      }
    >
      {choices.map((app, index) => (
        <MenuItem
          key={app.name}
          icon={app.icon}
          checked={app === chosen}
          keys={index < 9 ? `g ${index + 1}` : undefined}
          onSelect={() => choose(app.name)}
        >
          {label(app.label)}
        </MenuItem>
      ))}
      <MenuDivider />
      <MenuItem icon="apps" checked={!chosen} keys="g 0" onSelect={() => choose(undefined)}>
        {t('nav.allApps')}
      </MenuItem>
    </Menu>
  );
}
