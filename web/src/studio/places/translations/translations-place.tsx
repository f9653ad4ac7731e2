import type { StudioPlace } from '../place.ts';
import { TranslationsPage } from './translations-page.tsx';

/** `/studio/translations` */
export const translationsPlace: StudioPlace = {
  name: 'translations',
  label: 'studio.translations',
  icon: 'language',
  Page: TranslationsPage,
};
