import type { Label } from '../../../../metadata/label.ts';
import type { ObjectOutline } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useModel } from '../../base/use-model.ts';
import { type TextKey, useLabel } from '../../base/use-text.ts';

export type MenuPart = { key: string; label?: Label; objects: ObjectOutline[] };

/** The menus of all apps, one below the other; an app says its name where there are several. */
export function useMenu(): MenuPart[] {
  const { apps, outlines } = useModel();
  const severalApps = apps.filter(({ name }) => name !== '').length > 1;
  return apps.flatMap(({ name, label, menu }) =>
    menu.map((section, index) => ({
      key: `${name}.${section.id}`,
      label: section.label ?? (severalApps && index === 0 ? label : undefined),
      objects: section.objects.flatMap((object) => outlines[object] ?? []),
    })),
  );
}

/** Objects that have a menu entry, in the order of the menu, each once. */
export function useMenuObjects(): ObjectOutline[] {
  return [...new Set(useMenu().flatMap(({ objects }) => objects))];
}

/** What a new record may be made of: what the apps are about comes first. */
export function useCreatableObjects(): ObjectOutline[] {
  const { apps, outlines } = useModel();
  const main = apps.flatMap((app) => app.main).flatMap((name) => outlines[name] ?? []);
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

/** The G-then-letter of objects that have one; the rest is reached through the palette. */
export function useObjectKeys(): ReadonlyMap<string, string> {
  const byKey = new Map<string, string>();
  for (const { object, key } of useModel().apps.flatMap((app) => app.shortcuts ?? [])) {
    if (!byKey.has(key)) byKey.set(key, object);
  }
  return new Map([...byKey].map(([key, object]) => [object, `g ${key}`]));
}

export type FixedPlace = { path: string; label: TextKey; icon: string; keys: string };

export const fixedPlaces = {
  home: { path: paths.home, label: 'nav.home', icon: 'home', keys: 'g h' },
  dashboards: { path: paths.dashboards, label: 'nav.dashboards', icon: 'chart-bar', keys: 'g r' },
  trash: { path: paths.trash, label: 'nav.trash', icon: 'trash', keys: 'g x' },
  settings: { path: paths.settings(), label: 'settings.title', icon: 'settings', keys: 'g s' },
} as const satisfies Record<string, FixedPlace>;
