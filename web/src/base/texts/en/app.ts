import type { Translated } from '../translated.ts';
import type { app as zh } from '../zh/app.ts';

export const app: Translated<typeof zh> = {
  'nav.home': 'Home',
};
