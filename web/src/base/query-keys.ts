/**
 * Keys of the query cache. Everything read from an object's records starts with `['records', object]`,
 * so a live event of the object refreshes all of it.
 */
export const queryKeys = {
  me: ['me'] as const,
  jobs: ['jobs'] as const,
  notices: (...rest: unknown[]) => ['notices', ...rest] as const,
  model: ['model'] as const,
  /** All parts of the model, while they are fetched. */
  modelParts: ['modelParts'] as const,
  /** `queryKeys.records('deal', 'page', query)`. */
  records: (object: string, ...rest: unknown[]) => ['records', object, ...rest] as const,
  record: (object: string, id: string, ...rest: unknown[]) => ['records', object, 'one', id, ...rest] as const,
  /** Reports and dashboards; refreshed when records of any object change. */
  figures: (...rest: unknown[]) => ['figures', ...rest] as const,
  settings: (part: string, ...rest: unknown[]) => ['settings', part, ...rest] as const,
};
