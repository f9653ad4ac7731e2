import type { StudioPlace } from '../place.ts';
import { usePlaces } from '../places-context.ts';
import { AppPage } from './app-page.tsx';
import { AppsPage } from './apps-page.tsx';

/** `/studio/apps`, `/studio/apps/<app>`, `/studio/apps/<app>/<part>/…` */
export const appsPlace: StudioPlace = {
  name: 'apps',
  label: 'studioApps.apps',
  icon: 'apps',
  Page: AppsOrOne,
  inApps: true,
  partsOf: ({ kind, name }) => (kind === 'app' ? [name] : undefined),
};

function AppsOrOne({ parts: [app, name, ...rest] }: { parts: readonly string[] }) {
  const { appParts } = usePlaces();
  if (app === undefined) return <AppsPage />;
  const part = appParts.find((each) => each.name === name);
  return part ? <part.Page key={app} app={app} parts={rest} /> : <AppPage key={app} app={app} />;
}
