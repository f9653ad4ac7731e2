import { useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { useText } from '../../base/use-text.ts';
import { DropZone } from './drop-zone.tsx';
import { fileProblem } from './file-problem.ts';
import { rememberPreview, sendUpload } from './import-jobs.ts';
import { RecentImports } from './recent-imports.tsx';
import type { ImportSearch } from './use-import-search.ts';

type Props = { object: ObjectModel; go: (search: ImportSearch) => void };

/** Takes a file, by dropping it anywhere on the page or choosing it. */
export function FileStep({ object, go }: Props) {
  const t = useText();
  const [reading, setReading] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const take = async (file: File) => {
    const wrong = fileProblem(file);
    setProblem(wrong && t(`import.${wrong}`, { name: file.name }));
    if (wrong) return;
    setReading(file.name);
    try {
      const preview = await sendUpload(file, object.name);
      rememberPreview(preview, object.name);
      go({ upload: preview.upload });
    } catch (error) {
      setProblem(problemMessage(error));
      setReading(undefined);
    }
  };
  return (
    <>
      <DropZone reading={reading} problem={problem} onFile={take} />
      <RecentImports object={object} />
    </>
  );
}
