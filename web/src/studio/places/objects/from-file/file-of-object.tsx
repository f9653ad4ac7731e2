import { useState } from 'react';
import { problemMessage } from '../../../../base/api-problem.ts';
import { useText } from '../../../../base/use-text.ts';
import { DropZone } from '../../../../records/import/drop-zone.tsx';
import { fileProblem } from '../../../../records/import/file-problem.ts';
import { rememberPreview, sendUpload } from '../../../../records/import/import-jobs.ts';
import { useGo } from '../../../../ui/use-go.ts';
import { fromFilePath } from './paths.ts';

/** Takes the file that an object shall be made of, and leads to its columns. */
export function FileOfObject({ onSent }: { onSent: () => void }) {
  const t = useText();
  const go = useGo();
  const [reading, setReading] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const take = async (file: File) => {
    const wrong = fileProblem(file);
    setProblem(wrong && t(`import.${wrong}`, { name: file.name }));
    if (wrong) return;
    setReading(file.name);
    try {
      const preview = await sendUpload(file);
      rememberPreview(preview);
      onSent();
      void go(fromFilePath(preview.upload));
    } catch (error) {
      setProblem(problemMessage(error));
      setReading(undefined);
    }
  };
  return (
    <section aria-label={t('studio.file.from')}>
      <p>{t('studio.file.from')}</p>
      <DropZone reading={reading} problem={problem} onFile={(file) => void take(file)} />
    </section>
  );
}
