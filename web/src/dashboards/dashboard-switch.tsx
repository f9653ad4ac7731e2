import type { Model } from '../../../metadata/wire.ts';
import { paths } from '../base/paths.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useGo } from '../ui/use-go.ts';
import styles from './dashboard-switch.module.css';

type Props = { title: string; current: string; all: Model['dashboards'] };

/** The dashboard's title, from which the others are reached. */
export function DashboardSwitch({ title, current, all }: Props) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  return (
    <Menu
      trigger={
        <button type="button" className={styles.switch} title={t('dashboards.switch')}>
          {title}
          <Icon name="chevron-down" size={14} />
        </button>
      }
    >
      {all.map(({ name, label: text }) => (
        <MenuItem key={name} checked={name === current} onSelect={() => go(paths.dashboard(name))}>
          {label(text)}
        </MenuItem>
      ))}
    </Menu>
  );
}
