import type { StudioPlace } from '../place.ts';
import { ListsPage } from './lists-page.tsx';

/** `/studio/lists/<list>` */
export const listsPlace: StudioPlace = {
  name: 'lists',
  label: 'lists.title',
  icon: 'list-check',
  Page: ({ parts: [name] }) => <ListsPage name={name} />,
  partsOf: ({ kind, name }) => (kind === 'list' ? [name] : undefined),
};
