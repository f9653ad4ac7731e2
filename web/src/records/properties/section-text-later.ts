import { loadLater } from '../../base/load-later.ts';

/** Few layouts have a text: what reads it comes with the first one. */
export const SectionText = loadLater(() => import('./section-text.tsx'), 'SectionText');
