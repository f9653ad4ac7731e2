import type { Translated } from '../translated.ts';
import type { settings as zh } from '../zh/settings.ts';

export const settings: Translated<typeof zh> = {
  'settings.title': 'Settings',
};
