import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { toast } from '../../../../base/toast.ts';
import { useFormat } from '../../../../base/use-format.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Link } from '../../../../ui/link.tsx';
import { useObjects } from '../use-objects.ts';
import { fileProblems } from './file-object.ts';
import styles from './from-file.module.css';
import { columnPath } from './paths.ts';
import { useCreateFromFile } from './use-create-from-file.ts';
import type { FileWork } from './use-file-object.ts';

/** What stands in the way, each one click from its column; then the object is made, and its rows come in once it is published. */
export function CreateBar({ upload, work }: { upload: string; work: FileWork }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const objects = useObjects();
  const create = useCreateFromFile(upload, work);
  const [isBusy, setBusy] = useState(false);
  const { file, preview, change } = work;
  const problems = fileProblems(file, preview.columns, (name) => objects.some((object) => object.name === name));
  const places = (column: string) => file.columns.findIndex((each) => each.column === column);
  const nothings = [...new Set(preview.columns.flatMap(({ placeholders = [] }) => placeholders.map(({ value }) => value)))];
  const start = async () => {
    if (problems.length > 0) return toast.plain(t('studio.problemsFirst'));
    setBusy(true);
    await create().catch(toast.problem);
    setBusy(false);
  };
  return (
    <footer className={styles.bar} data-builds>
      {nothings.length > 0 && (
        <Checkbox
          label={t('studio.file.blanks', { texts: nothings.slice(0, 5).join(t('studio.comma')) })}
          checked={file.dropsPlaceholders}
          onChange={(event) => change({ dropsPlaceholders: event.target.checked })}
        />
      )}
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={t('studio.problems')}>
          {problems.map(({ code, column }) => (
            <li key={`${code} ${column}`}>
              {column === undefined ? (
                t(`studio.file.problem.${code}`)
              ) : (
                <Link to={columnPath(upload, places(column) + 1)}>
                  {t('studio.file.problemAt', {
                    column: label(file.columns[places(column)]?.label) || column,
                    problem: t(`studio.file.problem.${code}`),
                  })}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      <Button variant="primary" icon={<Icon name="file-import" />} loading={isBusy} onClick={() => void start()}>
        {t('studio.file.create', { count: format.number(preview.rows) })}
      </Button>
    </footer>
  );
}
