import type { Locale } from '../../../../metadata/label.ts';
import { paths } from '../../base/paths.ts';
import { type ThemePreference, useThemePreference } from '../../base/theme.ts';
import { useMe } from '../../base/use-me.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { wishChecklist } from '../../home/checklist-shown.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuDivider, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { useGo } from '../../ui/use-go.ts';
import { openKeySheet } from './key-sheet-state.ts';
import { changeLocale, changeTheme } from './preferences.ts';
import { signOut } from './sign-out.ts';
import styles from './workspace-menu.module.css';

const themes: ThemePreference[] = ['light', 'dark', 'auto'];
const languages: Record<Locale, string> = { zh: '简体中文', en: 'English' };

export function UserMenu() {
  const t = useText();
  const go = useGo();
  const { user } = useMe();
  const locale = useLocale();
  const theme = useThemePreference();
  const trigger = (
    <button type="button" className={styles.trigger} title={user.name}>
      <Avatar name={user.name} size={24} />
      <span className={styles.name}>{user.name}</span>
      <Icon name="selector" size={14} className={styles.chevron} />
    </button>
  );
  return (
    <Menu trigger={trigger} position="top-start">
      <MenuLabel>{user.email}</MenuLabel>
      <MenuItem icon="user-circle" onSelect={() => go(paths.settings())}>
        {t('settings.account')}
      </MenuItem>
      <MenuItem
        icon="checklist"
        onSelect={() => {
          wishChecklist('shown');
          go(paths.home);
        }}
      >
        {t('home.start')}
      </MenuItem>
      <MenuItem icon="keyboard" keys="?" onSelect={openKeySheet}>
        {t('keys.title')}
      </MenuItem>
      <MenuDivider />
      <MenuLabel>{t('gate.language')}</MenuLabel>
      {Object.entries(languages).map(([code, name]) => (
        <MenuItem key={code} checked={code === locale} onSelect={() => changeLocale(code as Locale)}>
          {name}
        </MenuItem>
      ))}
      <MenuDivider />
      <MenuLabel>{t('theme.title')}</MenuLabel>
      {themes.map((choice) => (
        <MenuItem key={choice} checked={choice === theme} onSelect={() => changeTheme(choice)}>
          {t(`theme.${choice}`)}
        </MenuItem>
      ))}
      <MenuDivider />
      <MenuItem icon="logout" onSelect={signOut}>
        {t('nav.signOut')}
      </MenuItem>
    </Menu>
  );
}
