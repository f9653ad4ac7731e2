import { useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { toast } from '../../base/toast.ts';
import { useInlineLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { useGo } from '../../ui/use-go.ts';
import { fileProblem } from '../import/file-problem.ts';
import { rememberPreview, sendUpload } from '../import/import-jobs.ts';
import { useDroppedFile } from '../import/use-dropped-file.ts';
import styles from './list-drop.module.css';

/** A spreadsheet dropped on the list is sent and its import begins; while one is held over the page, it says so. */
export function ListDrop({ object }: { object: ObjectModel }) {
  const t = useText();
  const inline = useInlineLabel();
  const go = useGo();
  const [reading, setReading] = useState<string>();
  const over = useDroppedFile(take);
  const objects = inline(object.plural ?? object.label);
  const mayImport = object.access.import;
  if (!over && !reading) return null;
  return (
    <div className={styles.cover} role="status" data-refused={!mayImport}>
      <div className={styles.card}>
        <Icon name={mayImport ? 'upload' : 'lock'} size={28} />
        <p className={styles.title}>{title()}</p>
        <p className={styles.help}>{t(mayImport ? 'list.dropHelp' : 'import.notAllowedHelp')}</p>
      </div>
    </div>
  );

  function title(): string {
    if (reading) return t('import.reading', { name: reading });
    return t(mayImport ? 'list.drop' : 'import.notAllowed', { objects, object: objects });
  }

  async function take(file: File): Promise<void> {
    if (!mayImport) return toast.problem(new Error(t('import.notAllowed', { object: objects })));
    const wrong = fileProblem(file);
    if (wrong) return toast.problem(new Error(t(`import.${wrong}`, { name: file.name })));
    setReading(file.name);
    try {
      const preview = await sendUpload(file, object.name);
      rememberPreview(preview, object.name);
      go(paths.import(object.name), { search: { upload: preview.upload } });
    } catch (error) {
      toast.problem(error);
      setReading(undefined);
    }
  }
}
