import type { AppPart } from '../../place.ts';
import { HomeDesigner } from './home-designer.tsx';

/** `/studio/apps/<app>/home/home/next`, `/studio/apps/<app>/home/firstSteps/account`: the way to a card or a first step in the app. */
export const homePart: AppPart = {
  name: 'home',
  label: 'menus.home',
  icon: 'home',
  Page: ({ app, parts }) => <HomeDesigner app={app} parts={parts} />,
  partsOf: ({ kind, name, at }) => (kind === 'app' && (at[0] === 'home' || at[0] === 'firstSteps') ? [name, ...at] : undefined),
};
