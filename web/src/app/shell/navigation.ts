import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useModel } from '../../base/use-model.ts';
import { type TextKey, useLabel } from '../../base/use-text.ts';

/** Objects without a place come after those that have one. */
const last = Number.MAX_SAFE_INTEGER;

/** Objects that have a menu entry, in the order the solutions give them. */
export function useMenuObjects(): ObjectModel[] {
  return Object.values(useModel().objects)
    .filter((object) => object.menu !== false && object.access.read)
    .toSorted((a, b) => (a.order ?? last) - (b.order ?? last));
}

/** What an object's list is called: the plural where there is one. */
export function usePluralLabel(): (object: ObjectModel) => string {
  const label = useLabel();
  return (object) => label(object.plural ?? object.label);
}

/** The G-then-letter of the objects everybody knows; the rest is reached through the palette. */
export const objectKeys: Record<string, string> = { lead: 'g l', account: 'g c', contact: 'g p', deal: 'g d', task: 'g t' };

export type FixedPlace = { path: string; label: TextKey; icon: string; keys: string };

export const fixedPlaces = {
  home: { path: paths.home, label: 'nav.home', icon: 'home', keys: 'g h' },
  dashboards: { path: paths.dashboards, label: 'nav.dashboards', icon: 'chart-bar', keys: 'g r' },
  trash: { path: paths.trash, label: 'nav.trash', icon: 'trash', keys: 'g x' },
  settings: { path: paths.settings(), label: 'settings.title', icon: 'settings', keys: 'g s' },
} as const satisfies Record<string, FixedPlace>;
