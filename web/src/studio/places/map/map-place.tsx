import type { StudioPlace } from '../place.ts';
import { MapPage } from './map-page.tsx';

/** `/studio/map`, `/studio/map/<object>` */
export const mapPlace: StudioPlace = { name: 'map', label: 'studio.map', icon: 'sitemap', Page: MapPage };
