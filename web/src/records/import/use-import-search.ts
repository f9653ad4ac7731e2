import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Where an import stands, in its address: the file that was sent, and the job that checks or runs it. */
export type ImportSearch = { upload?: string; job?: string };

export function useImportSearch(): [ImportSearch, (search: ImportSearch) => void] {
  const search = useSearch({ strict: false }) as ImportSearch;
  const navigate = useNavigate();
  const go = useCallback((next: ImportSearch) => void navigate({ to: '.', search: next as never }), [navigate]);
  return [search, go];
}
