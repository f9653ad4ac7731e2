import type { Kept, Locale } from '@tenon/metadata';
import type { KeptRecords } from '../data/undo/kept-records.ts';
import { describeProblem } from './describe-error.ts';

/** What an undo left as it is, with the first few reasons in the reader's language. */
export function describeKept({ count, problems }: KeptRecords, locale: Locale): Kept {
  const reasons = problems.map((each) => describeProblem(each, locale).message);
  return { count, reason: reasons.join(locale === 'zh' ? '；' : '; ') };
}
