import type { AppPart } from '../../place.ts';
import { MenuDesigner } from './menu-designer.tsx';

const members = ['menu', 'main', 'tabs', 'shortcuts', 'dashboards'];

/** `/studio/apps/<app>/menu/menu/records/objects/deal`: what stands behind the part is the way to the element in the app. */
export const menuPart: AppPart = {
  name: 'menu',
  label: 'menus.menu',
  icon: 'menu-2',
  Page: ({ app, parts }) => <MenuDesigner app={app} parts={parts} />,
  partsOf: ({ kind, name, at }) => (kind === 'app' && members.includes(at[0] ?? '') ? [name, ...at] : undefined),
};
