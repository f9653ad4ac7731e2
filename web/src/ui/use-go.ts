import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Goes to an address from `paths`: `const go = useGo(); go(paths.record('deal', id))`. */
export function useGo() {
  const navigate = useNavigate();
  return useCallback(
    (to: string, options: { search?: Record<string, unknown>; replace?: boolean } = {}) =>
      navigate({ to, search: options.search as never, replace: options.replace }),
    [navigate],
  );
}
