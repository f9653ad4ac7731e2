import { loadLater } from '../../base/load-later.ts';

/** The code of buttons comes with the first object that has some. */
export const RecordButtons = loadLater(() => import('./record-buttons.tsx'), 'RecordButtons');
export const RowButtons = loadLater(() => import('./row-buttons.tsx'), 'RowButtons');
export const SelectionButtons = loadLater(() => import('./selection-buttons.tsx'), 'SelectionButtons');
