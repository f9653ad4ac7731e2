import { Fragment } from 'react';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useGo } from '../../ui/use-go.ts';
import styles from './top-bar.module.css';

export type Crumb = {
  label: string;
  to: string;
  /** What stands beside it, to go to at once. */
  beside?: readonly { label: string; to: string; icon?: string; isHere?: boolean }[];
};

/** Where one is, as a path that can be clicked. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useText();
  return (
    <nav className={styles.crumbs} aria-label={t('studio.path')}>
      <Link to={paths.studio()} className={styles.crumb}>
        {t('studio.title')}
      </Link>
      {crumbs.map((crumb, index) => (
        <Fragment key={crumb.to}>
          <span aria-hidden className={styles.slash}>
            /
          </span>
          {index === crumbs.length - 1 ? (
            <h1 className={styles.here}>{crumb.label}</h1>
          ) : (
            <Link to={crumb.to} className={styles.crumb}>
              {crumb.label}
            </Link>
          )}
          {crumb.beside && <Beside {...crumb} beside={crumb.beside} />}
        </Fragment>
      ))}
    </nav>
  );
}

function Beside({ label, beside }: Crumb & { beside: NonNullable<Crumb['beside']> }) {
  const t = useText();
  const go = useGo();
  return (
    <Menu
      trigger={
        <IconButton size="sm" icon={<Icon name="chevron-down" size={14} />} label={t('studio.beside', { place: label })} />
      }
    >
      {beside.map((place) => (
        <MenuItem key={place.to} icon={place.icon} checked={place.isHere} onSelect={() => go(place.to)}>
          {place.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
