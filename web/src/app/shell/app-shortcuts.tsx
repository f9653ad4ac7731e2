import { takeBackLastChange } from '../../base/last-change.ts';
import { openPalette } from '../../base/palette-state.ts';
import { paths } from '../../base/paths.ts';
import { useModel, useOutline } from '../../base/use-model.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useGo } from '../../ui/use-go.ts';
import { openJobs } from '../jobs/jobs-state.ts';
import { openKeySheet } from './key-sheet-state.ts';
import { fixedPlaces, useObjectKeys, usePluralLabel } from './navigation.ts';

/** Keys that work on every page. */
export function AppShortcuts() {
  const go = useGo();
  const { dashboards } = useModel();
  const { home, dashboards: reports, settings, trash } = fixedPlaces;
  useShortcut('mod+k', openPalette, { label: 'palette.open', everywhere: true });
  useShortcut('/', openPalette, { label: 'palette.search' });
  useShortcut('mod+z', takeBackLastChange, { label: 'action.undo' });
  useShortcut('g j', openJobs, { label: 'jobs.title', group: 'navigation' });
  useShortcut('?', openKeySheet, { label: 'keys.title' });
  useShortcut(home.keys, () => go(home.path), { label: home.label, group: 'navigation' });
  useShortcut(reports.keys, () => go(dashboards[0] ? paths.dashboard(dashboards[0].name) : home.path), {
    label: reports.label,
    group: 'navigation',
  });
  useShortcut(trash.keys, () => go(trash.path), { label: trash.label, group: 'navigation' });
  useShortcut(settings.keys, () => go(settings.path), { label: settings.label, group: 'navigation' });
  return [...useObjectKeys()].map(([name, keys]) => <ObjectShortcut key={name} name={name} keys={keys} />);
}

function ObjectShortcut({ name, keys }: { name: string; keys: string }) {
  const go = useGo();
  const plural = usePluralLabel();
  const object = useOutline(name);
  useShortcut(keys, () => go(paths.list(name)), {
    label: object && { text: plural(object) },
    group: 'navigation',
    enabled: object !== undefined,
  });
  return null;
}
