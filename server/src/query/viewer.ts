import type { Locale } from '@tenon/metadata';
import type { RecordFilter } from './record-filter.ts';

/** What may be seen of a field: nothing, not even that it exists; of each value a part, as a text; or all of it. */
export type Visibility = 'hidden' | 'masked' | 'clear';

/**
 * What may be seen of a workspace. Rights come into a query this way alone: as filters of the same language that people filter in, and as
 * fields that are there or not.
 */
export type VisibleData = {
  /** Which live records of an object; `none` also for one that does not exist. */
  records(object: string): RecordFilter;
  field(object: string, field: string): Visibility;
};

/** For whom a statement is compiled. The language counts for what is sorted. */
export type Viewer = { visible: VisibleData; locale?: Locale };

/** As an engine sees that works with values: one that is masked is none to it. */
export function withoutMasked({ visible, locale }: Viewer): Viewer {
  const field: VisibleData['field'] = (object, name) => (visible.field(object, name) === 'clear' ? 'clear' : 'hidden');
  return { visible: { ...visible, field }, locale };
}

/** The platform's own view, by which filters of rights are compiled: they may go by fields that are hidden from those whom they hold. */
export const seesAll: VisibleData = { records: () => 'all', field: () => 'clear' };
