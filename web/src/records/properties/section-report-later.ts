import { loadLater } from '../../base/load-later.ts';

/** Figures of a page, loaded where a layout has some. */
export const SectionReport = loadLater(() => import('./section-report.tsx'), 'SectionReport');
