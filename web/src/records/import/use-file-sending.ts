import { useState } from 'react';
import type { ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { useText } from '../../base/use-text.ts';
import { fileProblem } from './file-problem.ts';
import { rememberPreview, sendUpload } from './import-jobs.ts';

/** Sends a file, for records of an object or to make one of, and tells what is read or what is wrong with it. */
export function useFileSending(object: string | undefined, onSent: (preview: ImportPreview) => void) {
  const t = useText();
  const [reading, setReading] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const send = async (file: File) => {
    const wrong = fileProblem(file);
    setProblem(wrong && t(`import.${wrong}`, { name: file.name }));
    if (wrong) return;
    setReading(file.name);
    try {
      const preview = await sendUpload(file, object);
      rememberPreview(preview, object);
      onSent(preview);
    } catch (error) {
      setProblem(problemMessage(error));
      setReading(undefined);
    }
  };
  return { reading, problem, send };
}
