import type { AppModel } from '../../../../metadata/wire.ts';
import { useCurrentApp } from '../../base/current-app.ts';
import { takeBackLastChange } from '../../base/last-change.ts';
import { openPalette } from '../../base/palette-state.ts';
import { paths } from '../../base/paths.ts';
import { useOutline } from '../../base/use-model.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { useGo } from '../../ui/use-go.ts';
import { openJobs } from '../jobs/jobs-state.ts';
import { openKeySheet } from './key-sheet-state.ts';
import { fixedPlaces, useObjectKeys, usePluralLabel, useShownDashboards } from './navigation.ts';

/** Keys that work on every page. */
export function AppShortcuts() {
  const go = useGo();
  const dashboards = useShownDashboards();
  const { home, todo, dashboards: reports, settings, trash } = fixedPlaces;
  useShortcut('mod+k', openPalette, { label: 'palette.open', everywhere: true });
  useShortcut('/', openPalette, { label: 'palette.search', givesWay: true });
  useShortcut('mod+z', takeBackLastChange, { label: 'action.undo', givesWay: true });
  useShortcut('g j', openJobs, { label: 'jobs.title', group: 'navigation' });
  useShortcut('?', openKeySheet, { label: 'keys.title' });
  useShortcut(home.keys, () => go(home.path), { label: home.label, group: 'navigation' });
  useShortcut(todo.keys, () => go(todo.path), { label: todo.label, group: 'navigation' });
  useShortcut(reports.keys, () => go(dashboards[0] ? paths.dashboard(dashboards[0].name) : home.path), {
    label: reports.label,
    group: 'navigation',
  });
  useShortcut(trash.keys, () => go(trash.path), { label: trash.label, group: 'navigation' });
  useShortcut(settings.keys, () => go(settings.path), { label: settings.label, group: 'navigation' });
  return (
    <>
      <SwitchShortcuts />
      {[...useObjectKeys()].map(([name, keys]) => (
        <ObjectShortcut key={name} name={name} keys={keys} />
      ))}
    </>
  );
}

/** G and a number: the app at this place; 0: all of them. */
function SwitchShortcuts() {
  const { choices } = useCurrentApp();
  if (choices.length < 2) return null;
  return [undefined, ...choices.slice(0, 9)].map((app, index) => (
    <SwitchShortcut key={app?.name ?? ''} app={app} keys={`g ${index}`} />
  ));
}

function SwitchShortcut({ app, keys }: { app: AppModel | undefined; keys: string }) {
  const t = useText();
  const label = useLabel();
  const { choose } = useCurrentApp();
  const text = app ? t('nav.switchTo', { name: label(app.label) }) : t('nav.allApps');
  useShortcut(keys, () => choose(app?.name), { label: { text }, group: 'navigation' });
  return null;
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
