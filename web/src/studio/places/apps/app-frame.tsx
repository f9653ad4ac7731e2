import { PartFrame, type PartProps } from '../../frame/part-frame.tsx';
import { usePlaces } from '../places-context.ts';
import { useDraftedApps } from './use-apps.ts';

/** The frame of an app's settings, or of one part of it. */
export function AppFrame({ app, ...part }: PartProps & { app: string }) {
  const { appParts } = usePlaces();
  const texts = { all: 'studioApps.apps', settings: 'studioApps.settings', parts: 'studioApps.parts' } as const;
  const family = { name: 'apps', kind: 'app', texts, parts: appParts, things: useDraftedApps() };
  return <PartFrame {...part} family={family} name={app} />;
}
