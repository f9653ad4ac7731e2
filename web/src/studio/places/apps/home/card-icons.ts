import type { CardKind } from './new-card.ts';

export const cardIcons: Record<CardKind, string> = {
  figures: 'chart-bar',
  nextSteps: 'calendar',
  stages: 'layout-kanban',
  records: 'table',
  todos: 'checkbox',
  firstSteps: 'circle-check',
  recent: 'history',
};
