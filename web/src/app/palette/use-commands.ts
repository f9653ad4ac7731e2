import type { Label } from '../../../../metadata/label.ts';
import { useCurrentApp } from '../../base/current-app.ts';
import { paths } from '../../base/paths.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { useModel } from '../../base/use-model.ts';
import { useInlineLabel, useLabel, useLocale, useText } from '../../base/use-text.ts';
import { wishChecklist } from '../../home/checklist-shown.ts';
import { useGo } from '../../ui/use-go.ts';
import { openJobs } from '../jobs/jobs-state.ts';
import { useSettingsPlaces } from '../settings/settings-places.ts';
import { openKeySheet } from '../shell/key-sheet-state.ts';
import { fixedPlaces, useCreatableObjects, useMenuObjects, useObjectKeys, usePluralLabel } from '../shell/navigation.ts';
import { changeLocale, changeTheme } from '../shell/preferences.ts';
import { signOut } from '../shell/sign-out.ts';
import type { PaletteCommand } from './palette-command.ts';

/** Everything the palette offers besides records. */
export function useCommands(): PaletteCommand[] {
  return [...useGoCommands(), ...useCreateCommands(), ...useActCommands()];
}

function useGoCommands(): PaletteCommand[] {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const plural = usePluralLabel();
  const objects = useMenuObjects();
  const keys = useObjectKeys();
  const { dashboards } = useModel();
  const settings = useSettingsPlaces();
  const place = (path: string, icon: string, title: string, more: Partial<PaletteCommand> = {}): PaletteCommand => ({
    id: path,
    section: 'go',
    icon,
    title,
    run: () => go(path),
    ...more,
  });
  const { choices, choose } = useCurrentApp();
  const several = choices.length > 1 ? [undefined, ...choices] : [];
  const apps = several.map((app, index): PaletteCommand => {
    const title = app ? t('nav.switchTo', { name: label(app.label) }) : t('nav.allApps');
    return {
      ...{ id: `app:${app?.name ?? ''}`, section: 'go', icon: app?.icon ?? 'apps', title },
      ...{ keys: index < 10 ? `g ${index}` : undefined, aliases: app && bothLanguages(app.label) },
      run: () => choose(app?.name),
    };
  });
  return [
    place(paths.home, 'home', t('nav.home'), { keys: fixedPlaces.home.keys }),
    place(paths.todo, 'checklist', t('nav.todo'), { keys: fixedPlaces.todo.keys }),
    ...objects.map((object) =>
      place(paths.list(object.name), object.icon, plural(object), {
        keys: keys.get(object.name),
        aliases: bothLanguages(object.label),
      }),
    ),
    ...apps,
    ...dashboards.map((dashboard) =>
      place(paths.dashboard(dashboard.name), 'layout-dashboard', label(dashboard.label), {
        aliases: bothLanguages(dashboard.label),
      }),
    ),
    ...settings.map((part) => place(part.path, part.icon, t(part.label), { subtitle: t('settings.title') })),
    place(paths.notices, 'bell', t('nav.notices')),
    place(paths.trash, 'trash', t('nav.trash'), { keys: fixedPlaces.trash.keys }),
  ];
}

function useCreateCommands(): PaletteCommand[] {
  const t = useText();
  const inline = useInlineLabel();
  return useCreatableObjects().map((object) => ({
    id: `create:${object.name}`,
    section: 'create',
    icon: 'plus',
    title: t('palette.create', { object: inline(object.label) }),
    aliases: bothLanguages(object.label),
    run: () => openQuickCreate({ object: object.name }),
  }));
}

function useActCommands(): PaletteCommand[] {
  const t = useText();
  const go = useGo();
  const otherLocale = useLocale() === 'zh' ? 'en' : 'zh';
  const act = (id: string, icon: string, title: string, run: () => void, keys?: string): PaletteCommand => ({
    id,
    section: 'act',
    icon,
    title,
    run,
    keys,
  });
  return [
    act('theme:light', 'sun', t('palette.themeLight'), () => changeTheme('light')),
    act('theme:dark', 'moon', t('palette.themeDark'), () => changeTheme('dark')),
    act('locale', 'language', t('palette.otherLanguage'), () => changeLocale(otherLocale)),
    act('start', 'checklist', t('home.start'), () => {
      wishChecklist('shown');
      go(paths.home);
    }),
    act('jobs', 'activity', t('jobs.title'), openJobs, 'g j'),
    act('keys', 'keyboard', t('keys.title'), openKeySheet, '?'),
    act('signOut', 'logout', t('nav.signOut'), signOut),
  ];
}

function bothLanguages(label: Label): string[] {
  return [label.zh, label.en];
}
