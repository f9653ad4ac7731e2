import type { Translated } from '../translated.ts';
import type { ui as zh } from '../zh/ui.ts';

export const ui: Translated<typeof zh> = {
  'ui.notifications': 'Notifications',
  'ui.selectPlaceholder': 'Choose',
  'ui.nothingFound': 'Nothing found',
  'ui.closePanel': 'Close panel',
};
