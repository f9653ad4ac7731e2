import type { ViewBody } from '../../../metadata/define/view.ts';

/** What a list's address says: saved view, what differs from it, words, and the record that is looked at beside the list. */
export type ListSearch = Partial<Pick<ViewBody, 'filter' | 'sort' | 'columns' | 'bucket' | 'totals' | 'density' | 'frozen'>> & {
  view?: string;
  /** Empty: rows stand under no heads although the view says so. */
  group?: string;
  q?: string;
  layout?: ViewBody['type'];
  peek?: string;
};

/** Addresses inside the product; links are built here only. */
export const paths = {
  home: '/',
  list: (object: string) => `/o/${object}`,
  record: (object: string, id: string) => `/o/${object}/${id}`,
  import: (object: string) => `/o/${object}/import`,
  dashboard: (name: string) => `/dashboards/${name}`,
  dashboards: '/dashboards',
  trash: '/trash',
  notices: '/notices',
  todo: '/todo',
  task: (id: string) => `/todo/${id}`,
  /** A place of the studio: `paths.studio('objects', 'deal', 'fields')`. */
  studio: (...parts: string[]) => ['/studio', ...parts].join('/'),
  /** The place of the studio at which something is changed: `paths.customise('object', 'deal', 'fields', 'amount')`. */
  customise: (kind: string, name: string, ...at: string[]) => ['/studio/at', kind, name, ...at].map(encodeURI).join('/'),
  settings: (part = '') => (part ? `/settings/${part}` : '/settings'),
};
