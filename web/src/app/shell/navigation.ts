import { useLocation } from '@tanstack/react-router';
import type { Label } from '../../../../metadata/label.ts';
import type { AppModel, Model, ObjectOutline } from '../../../../metadata/wire.ts';
import { useCurrentApp } from '../../base/current-app.ts';
import { paths } from '../../base/paths.ts';
import { useModel } from '../../base/use-model.ts';
import { type TextKey, useLabel } from '../../base/use-text.ts';

export type MenuPart = { key: string; label?: Label; objects: ObjectOutline[] };

/** The menu of the app that was chosen, or those of all, one below the other; an app says its name where there are several. */
export function useMenu(): MenuPart[] {
  return useMenuOf(useCurrentApp().shown);
}

/** What stands below the menu of the app that was chosen: the list that is open and another app's, so that one sees where one is. */
export function useOpenElsewhere(): MenuPart | undefined {
  const { apps, outlines } = useModel();
  const [, kind, name = ''] = useLocation().pathname.split('/');
  const isShown = useMenu().some(({ objects }) => objects.some((object) => object.name === name));
  const home = apps.find(({ menu }) => menu.some(({ objects }) => objects.includes(name)));
  const object = kind === 'o' ? outlines[name] : undefined;
  return object && home && !isShown ? { key: 'elsewhere', label: home.label, objects: [object] } : undefined;
}

function useMenuOf(apps: readonly AppModel[]): MenuPart[] {
  const { outlines } = useModel();
  const severalApps = apps.filter(({ name }) => name !== '').length > 1;
  return apps.flatMap(({ name, label, menu }) =>
    menu.map((section, index) => ({
      key: `${name}.${section.id}`,
      label: section.label ?? (severalApps && index === 0 ? label : undefined),
      objects: section.objects.flatMap((object) => outlines[object] ?? []),
    })),
  );
}

/** Objects that have an entry in the menu of any app, each once, those of the app that was chosen first. */
export function useMenuObjects(): ObjectOutline[] {
  const ofAll = useMenuOf(useModel().apps);
  return [...new Set([...useMenu(), ...ofAll].flatMap(({ objects }) => objects))];
}

/** What a new record may be made of: what the apps are about comes first, and of these the one that was chosen. */
export function useCreatableObjects(): ObjectOutline[] {
  const { apps, outlines } = useModel();
  const main = [...useCurrentApp().shown, ...apps].flatMap((app) => app.main).flatMap((name) => outlines[name] ?? []);
  return [...new Set([...main, ...useMenuObjects()])].filter(({ access }) => access.create);
}

/** The object that is proposed where one has to be. */
export function useMainObject(): ObjectOutline | undefined {
  const { apps, outlines } = useModel();
  const [main] = apps.flatMap((app) => app.main);
  return outlines[main ?? ''] ?? useMenuObjects()[0];
}

/** What an object's list is called: the plural where there is one. */
export function usePluralLabel(): (object: ObjectOutline) => string {
  const label = useLabel();
  return (object) => label(object.plural ?? object.label);
}

/** Dashboards of the app that was chosen; else all there are. */
export function useShownDashboards(): Model['dashboards'] {
  const { dashboards } = useModel();
  const { chosen } = useCurrentApp();
  return chosen ? dashboards.filter(({ name }) => chosen.dashboards?.includes(name)) : dashboards;
}

/** The G-then-letter of objects that have one; the rest is reached through the palette. */
export function useObjectKeys(): ReadonlyMap<string, string> {
  const byKey = new Map<string, string>();
  for (const { object, key } of useModel().apps.flatMap((app) => app.shortcuts ?? [])) {
    if (!byKey.has(key)) byKey.set(key, object);
  }
  return new Map([...byKey].map(([key, object]) => [object, `g ${key}`]));
}

export type FixedPlace = { path: string; label: TextKey; icon: string; keys?: string };

export const fixedPlaces = {
  home: { path: paths.home, label: 'nav.home', icon: 'home', keys: 'g h' },
  todo: { path: paths.todo, label: 'nav.todo', icon: 'checklist', keys: 'g w' },
  notices: { path: paths.notices, label: 'nav.notices', icon: 'bell' },
  dashboards: { path: paths.dashboards, label: 'nav.dashboards', icon: 'chart-bar', keys: 'g r' },
  trash: { path: paths.trash, label: 'nav.trash', icon: 'trash', keys: 'g x' },
  settings: { path: paths.settings(), label: 'settings.title', icon: 'settings', keys: 'g s' },
} as const satisfies Record<string, FixedPlace>;
