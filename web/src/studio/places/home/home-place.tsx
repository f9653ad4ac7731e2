import type { StudioPlace } from '../place.ts';
import { HomePage } from './home-page.tsx';

/** `/studio` */
export const homePlace: StudioPlace = { name: 'home', label: 'studio.home', icon: 'home', Page: HomePage };
