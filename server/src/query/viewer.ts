import type { Locale } from '@tenon/metadata';
import type { RecordFilter } from './record-filter.ts';

/** What may be seen of a field: nothing, not even that it exists, or all of it. */
export type Visibility = 'hidden' | 'clear';

/**
 * What may be seen of a workspace. Rights come into a query this way alone: as filters of the same language that people filter in, and as
 * fields that are there or not.
 */
export type Sight = {
  /** Which live records of an object; `none` also for one that does not exist. */
  records(object: string): RecordFilter;
  field(object: string, field: string): Visibility;
};

/** For whom a statement is compiled. The language counts for what is sorted. */
export type Viewer = { sight: Sight; locale?: Locale };

/** The platform's own sight, by which filters of rights are compiled: they may go by fields that are hidden from those whom they hold. */
export const seesAll: Sight = { records: () => 'all', field: () => 'clear' };
