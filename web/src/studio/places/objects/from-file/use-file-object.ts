import { useQuery } from '@tanstack/react-query';
import type { ImportPreview, ImportProposal } from '../../../../../../metadata/api/import-shapes.ts';
import { api } from '../../../../base/api.ts';
import { queryClient } from '../../../../base/query-client.ts';
import { shownAs } from '../../../../base/shown-as.ts';
import { useImportPreview } from '../../../../records/import/import-jobs.ts';
import { useObjects } from '../use-objects.ts';
import type { FileColumn, FileObject } from './file-object.ts';
import { proposeObject } from './propose-object.ts';

export type FileWork = {
  preview: ImportPreview;
  proposal: ImportProposal;
  file: FileObject;
  change(part: Partial<FileObject>): void;
  changeColumn(column: string, part: Partial<FileColumn>): void;
};

/** What is made of an upload: proposed at first, then as somebody left it, in this browser. */
export function useFileObject(upload: string): { work?: FileWork; error: Error | null } {
  const objects = useObjects();
  const { data: preview, error: unreadable } = useImportPreview(upload);
  const { data: proposal, error } = useQuery({
    queryKey: ['studio', 'proposal', upload],
    queryFn: ({ signal }) => api.post(`/imports/uploads/${upload}/fields`, undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const queryKey = ['studio', 'file', upload];
  const { data: file } = useQuery({
    queryKey,
    queryFn: () => {
      const isTaken = (name: string) => objects.some((object) => object.name === name);
      return (
        readKept(upload) ?? proposeObject({ preview: preview as ImportPreview, proposal: proposal as ImportProposal, isTaken })
      );
    },
    enabled: preview !== undefined && proposal !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const change = (part: Partial<FileObject>) =>
    queryClient.setQueryData<FileObject>(queryKey, (now) => now && keep(upload, { ...now, ...part }));
  const changeColumn = (column: string, part: Partial<FileColumn>) =>
    queryClient.setQueryData<FileObject>(queryKey, (now) => {
      const columns = now?.columns.map((each) => (each.column === column ? { ...each, ...part } : each));
      return now && columns && keep(upload, { ...now, columns });
    });
  const work = preview && proposal && file ? { preview, proposal, file, change, changeColumn } : undefined;
  return { ...(work && { work }), error: unreadable ?? error };
}

const storageKey = () => `tenon.studio.file ${shownAs()}`;

/** One file at a time: the next takes its place. */
function keep(upload: string, file: FileObject): FileObject {
  localStorage.setItem(storageKey(), JSON.stringify({ upload, file }));
  return file;
}

function readKept(upload: string): FileObject | undefined {
  const kept = localStorage.getItem(storageKey());
  const known = kept === null ? undefined : (JSON.parse(kept) as { upload: string; file: FileObject });
  return known?.upload === upload ? known.file : undefined;
}
