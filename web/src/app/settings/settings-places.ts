import type { SystemRight } from '../../../../metadata/define/system-rights.ts';
import { paths } from '../../base/paths.ts';
import { useMe } from '../../base/use-me.ts';
import type { TextKey } from '../../base/use-text.ts';

export type SettingsPlace = {
  path: string;
  label: TextKey;
  icon: string;
  right?: SystemRight /** Where it is changed by whoever may design. */;
  studio?: string;
};

const places: SettingsPlace[] = [
  { path: paths.settings(), label: 'settings.account', icon: 'user-circle' },
  { path: paths.settings('notices'), label: 'settings.notices', icon: 'bell' },
  { path: paths.settings('workspace'), label: 'settings.workspace', icon: 'building', right: 'manageMetadata' },
  { path: paths.settings('apps'), label: 'settings.apps', icon: 'package', right: 'manageMetadata' },
  { path: paths.settings('users'), label: 'settings.users', icon: 'users', right: 'manageUsers' },
  { path: paths.settings('departments'), label: 'settings.departments', icon: 'sitemap', right: 'manageUsers' },
  { path: paths.settings('roles'), label: 'settings.roles', icon: 'shield', right: 'manageRoles', studio: paths.studio('roles') },
  { path: paths.settings('api-keys'), label: 'settings.apiKeys', icon: 'key', right: 'manageApiKeys' },
  { path: paths.settings('connectors'), label: 'settings.connectors', icon: 'plug', right: 'manageConnections' },
  { path: paths.settings('mail'), label: 'settings.mail', icon: 'mail', right: 'manageConnections' },
  { path: paths.settings('automations'), label: 'settings.automations', icon: 'bolt', right: 'manageMetadata' },
  { path: paths.settings('calendars'), label: 'settings.calendars', icon: 'calendar-time', right: 'manageMetadata' },
  { path: paths.list('currency'), label: 'settings.currencies', icon: 'coin', right: 'manageMetadata' },
  { path: paths.settings('indexes'), label: 'settings.indexes', icon: 'list-details', right: 'manageMetadata' },
  { path: paths.settings('data'), label: 'settings.data', icon: 'database', right: 'manageSampleData' },
];

/** The settings pages this user may open. */
export function useSettingsPlaces(): SettingsPlace[] {
  const { system } = useMe();
  const mayDesign = system.includes('manageMetadata');
  return places
    .filter(({ right }) => !right || system.includes(right))
    .map((place) => (place.studio && mayDesign ? { ...place, path: place.studio } : place));
}

/** Whether an address, as of a link that somebody sent, leads to a page of settings that this user may not open. */
export function useIsForbidden(address: string): boolean {
  const { system } = useMe();
  const place = places.find(({ path, right }) => right && `${address}/`.startsWith(`${path}/`));
  return place?.right !== undefined && !system.includes(place.right);
}
