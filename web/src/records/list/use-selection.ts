import { type Dispatch, type SetStateAction, useState } from 'react';
import type { ListQuery } from '../../../../metadata/query.ts';
import { nothingSelected, type Selection } from './selection.ts';

/**
 * What is ticked among what the words and the filter find. Others begin anew, for what is ticked out of sight would be changed or
 * deleted unseen; going back to the same ones brings the ticks back, unless something was ticked meanwhile.
 */
export function useSelection({
  filter,
  search,
}: Pick<ListQuery, 'filter' | 'search'>): [Selection, Dispatch<SetStateAction<Selection>>] {
  const among = JSON.stringify([filter, search]);
  const [ticked, setTicked] = useState({ among, selection: nothingSelected });
  const now = ticked.among === among ? ticked.selection : nothingSelected;
  const set: Dispatch<SetStateAction<Selection>> = (next) =>
    setTicked((before) => {
      const current = before.among === among ? before.selection : nothingSelected;
      return { among, selection: typeof next === 'function' ? next(current) : next };
    });
  return [now, set];
}
