import { useQuery } from '@tanstack/react-query';
import type { ImportJob, ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { Encoding } from '../../../../metadata/import-encodings.ts';
import { api, newIdempotencyKey } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';

const pollMs = 1_000;

/** Sends a file and tells what is in it. */
export function sendUpload(file: File, object?: string): Promise<ImportPreview> {
  const form = new FormData();
  form.append('file', file);
  return api.post('/imports/uploads', form, { query: { object } });
}

/** How a file shall be read; what is not given is found out. */
export type ReadingChoice = { encoding?: Encoding; delimiter?: string; sheet?: string; headerRow?: number };

/** Reads a file that was sent before in another way. Where only the header row moves, the rest stays as it was. */
export function readAnew(preview: ImportPreview, object: string | undefined, choice: ReadingChoice): Promise<ImportPreview> {
  const { upload, encoding, delimiter, sheet } = preview;
  const kept =
    sheet === undefined ? { encoding: encoding as Encoding, ...(choice.encoding === undefined && { delimiter }) } : { sheet };
  return api.post(`/imports/uploads/${upload}/reading`, { object, ...kept, ...choice });
}

/** What is in a file that was sent before. */
export function useImportPreview(upload: string, object?: string) {
  return useQuery({
    queryKey: previewKey(upload, object),
    queryFn: ({ signal }) => api.post(`/imports/uploads/${upload}/preview`, { object }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Spares asking again for what the upload has just answered. */
export function rememberPreview(preview: ImportPreview, object?: string): void {
  queryClient.setQueryData(previewKey(preview.upload, object), preview);
}

function previewKey(upload: string, object?: string) {
  return ['import', 'preview', upload, object];
}

/** Checks (`dryRun`) or brings in an upload in the background; with `failedOf` only the rows that this import left out. */
export function startImport(upload: string, plan: ImportPlan, dryRun: boolean, failedOf?: string): Promise<ImportJob> {
  return api.post('/imports', { upload, plan, dryRun, failedOf }, { idempotencyKey: newIdempotencyKey() });
}

/** One import; followed closely while it is under way. */
export function useImportJob(id: string) {
  return useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => api.get(`/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && !isActive(state.data) ? false : pollMs),
  });
}

/** The user's own imports, newest first. */
export function useImports() {
  return useQuery({
    queryKey: ['job', 'imports'],
    queryFn: ({ signal }) => api.get('/imports', { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some(isActive) ? pollMs : false),
  });
}

export async function cancelImport(id: string): Promise<void> {
  queryClient.setQueryData(['job', id], await api.post(`/imports/${id}/cancel`));
}

export async function undoImport(id: string): Promise<void> {
  queryClient.setQueryData(['job', id], await api.post(`/imports/${id}/undo`));
}

export function isActive({ status }: ImportJob): boolean {
  return status === 'queued' || status === 'checking' || status === 'running';
}
