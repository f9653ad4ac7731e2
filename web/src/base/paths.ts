import type { Filter, Sort } from '../../../metadata/query.ts';

/** What a list's address says: saved view, own filter and sort, words, table or board. */
export type ListSearch = { view?: string; filter?: Filter; sort?: Sort[]; q?: string; layout?: 'table' | 'board' };

/** Addresses inside the product; links are built here only. */
export const paths = {
  home: '/',
  list: (object: string) => `/o/${object}`,
  record: (object: string, id: string) => `/o/${object}/${id}`,
  import: (object: string) => `/o/${object}/import`,
  dashboard: (name: string) => `/dashboards/${name}`,
  dashboards: '/dashboards',
  trash: '/trash',
  settings: (part = '') => (part ? `/settings/${part}` : '/settings'),
};
