import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ListSearch } from '../base/paths.ts';
import { readListSearch } from '../base/read-list-search.ts';

/** The list's address and a way to change parts of it: `const [search, change] = useListSearch()`. */
export function useListSearch(): [ListSearch, (part: Partial<ListSearch>, options?: { replace?: boolean }) => void] {
  const address: Record<string, unknown> = useSearch({ strict: false });
  const search = useMemo(() => readListSearch(address), [address]);
  const navigate = useNavigate();
  const change = useCallback(
    (part: Partial<ListSearch>, { replace = true } = {}) => {
      navigate({ to: '.', search: ((previous: ListSearch) => ({ ...previous, ...part })) as never, replace });
    },
    [navigate],
  );
  return [search, change];
}
