import { useCurrentApp } from '../../base/current-app.ts';
import { openPalette } from '../../base/palette-state.ts';
import { paths } from '../../base/paths.ts';
import { useMe } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { JobsButton } from '../jobs/jobs-button.tsx';
import { UnreadBadge } from '../notices/unread-badge.tsx';
import { AppChips } from './app-chips.tsx';
import { fixedPlaces, useMenu, usePluralLabel } from './navigation.ts';
import styles from './sheet.module.css';
import { signOut } from './sign-out.ts';

/** Everything the side navigation holds, for phones. */
export function PlacesSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText();
  const plural = usePluralLabel();
  const objects = [...new Set(useMenu().flatMap((part) => part.objects))];
  const { user } = useMe();
  const search = () => {
    onClose();
    openPalette();
  };
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={user.name}
      position="bottom"
      size={336 + objects.length * 48 + (useCurrentApp().choices.length > 1 ? 64 : 0)}
    >
      <AppChips />
      <nav className={styles.list} aria-label={t('nav.all')}>
        <button type="button" className={styles.item} onClick={search}>
          <Icon name="search" size={20} />
          {t('action.search')}
        </button>
        {objects.map((object) => (
          <Link key={object.name} to={paths.list(object.name)} className={styles.item} onClick={onClose}>
            <Icon name={object.icon} size={20} />
            {plural(object)}
          </Link>
        ))}
        <JobsButton className={styles.item} iconSize={20} onOpen={onClose} />
        {[fixedPlaces.todo, fixedPlaces.notices, fixedPlaces.trash, fixedPlaces.settings].map((place) => (
          <Link key={place.path} to={place.path} className={styles.item} onClick={onClose}>
            <Icon name={place.icon} size={20} />
            {t(place.label)}
            {place === fixedPlaces.notices && <UnreadBadge />}
          </Link>
        ))}
        <button type="button" className={styles.item} onClick={signOut}>
          <Icon name="logout" size={20} />
          {t('nav.signOut')}
        </button>
      </nav>
    </Drawer>
  );
}
