import type { StudioPlace } from '../place.ts';
import { TrashPage } from './trash-page.tsx';

/** `/studio/trash` */
export const trashPlace: StudioPlace = { name: 'trash', label: 'studio.trash', icon: 'trash', Page: () => <TrashPage /> };
