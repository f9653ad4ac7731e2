import type { AppBody } from '../../../../../metadata/define/app.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import type { Crumb } from '../../frame/crumbs.tsx';
import { PartList } from '../../frame/place-list.tsx';
import { useBody } from '../../store/use-studio.ts';
import { usePlaces } from '../places-context.ts';
import { useDraftedApps } from './use-apps.ts';

/** What can be changed of an app, above what there is in one part of it. `here` is the part. */
export function AppNav({ app, here }: { app: string; here: string }) {
  const t = useText();
  const { appParts } = usePlaces();
  const parts = [
    { name: 'settings', label: t('studioApps.settings'), icon: 'settings', to: paths.studio('apps', app) },
    ...appParts.map(({ name, label, icon }) => ({ name, label: t(label), icon, to: paths.studio('apps', app, name) })),
  ];
  return <PartList label={t('studioApps.parts')} parts={parts} here={here} />;
}

/** The way to a part of an app, with the other apps beside it. */
export function useAppCrumbs(app: string, here?: { name: string; label: string }): Crumb[] {
  const t = useText();
  const label = useLabel();
  const body = useBody<AppBody>({ kind: 'app', name: app });
  const behind = here ? [here.name] : [];
  return [
    { label: t('studioApps.apps'), to: paths.studio('apps') },
    {
      label: label(body?.label) || app,
      to: paths.studio('apps', app),
      beside: useDraftedApps().map((each) => ({
        label: label(each.body.label) || each.name,
        icon: each.body.icon,
        to: paths.studio('apps', each.name, ...behind),
        isHere: each.name === app,
      })),
    },
    ...(here ? [{ label: here.label, to: paths.studio('apps', app, here.name) }] : []),
  ];
}
