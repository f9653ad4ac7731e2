import { useRef } from 'react';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './drop-zone.module.css';
import { SlowWorkbook } from './slow-workbook.tsx';
import { useDroppedFile } from './use-dropped-file.ts';

type Props = {
  /** Name of the file that is being read. */
  reading?: string;
  problem?: string;
  onFile: (file: File) => void;
};

/** A place to drop a file on; the whole page takes it, so that nobody has to aim. */
export function DropZone({ reading, problem, onFile }: Props) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const over = useDroppedFile(onFile);
  return (
    <div className={classNames(styles.zone, over && styles.over)}>
      <Icon name="upload" size={28} className={styles.icon} />
      <p className={styles.title}>{t(over ? 'import.dropNow' : 'import.drop')}</p>
      <Button variant="primary" loading={Boolean(reading)} onClick={() => input.current?.click()}>
        {reading ? t('import.reading', { name: reading }) : t('import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('import.choose')}
        accept=".csv,.tsv,.txt,.xlsx"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      {reading && /\.xlsx$/i.test(reading) && <SlowWorkbook />}
      <p className={styles.help}>{t('import.limits')}</p>
      {problem && (
        <p className={styles.problem} role="alert">
          <Icon name="alert-triangle" /> {problem}
        </p>
      )}
    </div>
  );
}
