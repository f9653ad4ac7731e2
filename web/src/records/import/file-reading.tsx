import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import { type Encoding, importEncodings } from '../../../../metadata/import-encodings.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './file-reading.module.css';
import { FirstLines } from './first-lines.tsx';
import { type ReadingChoice, readAnew, rememberPreview, useImportPreview } from './import-jobs.ts';
import { SlowWorkbook } from './slow-workbook.tsx';
import type { ImportSearch } from './use-import-search.ts';

type Props = { upload: string /** To suggest fields of. */; object?: string; go: (search: ImportSearch) => void };

/** The file, how it was read, and the choice of another way: it is read again at once, without being sent again. */
export function FileReading({ upload, object, go }: Props) {
  const t = useText();
  const format = useFormat();
  const { data: preview } = useImportPreview(upload, object);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const describe = useReadingText();
  if (!preview) return null;
  const choose = async (choice: ReadingChoice) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const read = await readAnew(preview, object, choice);
      rememberPreview(read, object);
      go({ upload: read.upload });
    } catch (error) {
      setProblem(problemMessage(error));
    }
    setBusy(false);
  };
  return (
    <Card
      title={t('import.readingTitle')}
      actions={
        <>
          <Button size="sm" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'import.readingDone' : 'import.readingChange')}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => go({})}>
            {t('import.otherFile')}
          </Button>
        </>
      }
    >
      <p className={styles.name}>
        {t('import.fileFacts', {
          name: preview.name,
          rows: t('import.fileRows', { count: format.number(preview.rows) }),
          columns: t('import.fileColumns', { count: preview.columns.length }),
        })}
      </p>
      <p className={styles.quiet}>{describe(preview)}</p>
      {preview.damaged && <Damaged damaged={preview.damaged} />}
      {open && (
        <div className={styles.panel}>
          <Choices preview={preview} busy={busy} onChoose={choose} />
          {busy && preview.sheets && <SlowWorkbook />}
          {problem && (
            <p className={styles.problem} role="alert">
              <Icon name="alert-triangle" /> {problem}
            </p>
          )}
          <FirstLines preview={preview} />
        </div>
      )}
    </Card>
  );
}

function Damaged({ damaged: { count, places } }: { damaged: NonNullable<ImportPreview['damaged']> }) {
  const t = useText();
  const shown = places.slice(0, 5).map(({ row, column }) => t('import.damagedPlace', { row, column }));
  return (
    <p className={styles.warn} role="status">
      <Icon name="alert-triangle" /> {t('import.damaged', { count, places: shown.join(t('import.damagedAnd')) })}
    </p>
  );
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** `UTF-8, separated by commas, column names in row 3`. */
function useReadingText(): (preview: ImportPreview) => string {
  const t = useText();
  const delimiterName = useDelimiterName();
  return ({ encoding, delimiter, sheet, headerRow }) =>
    sheet === undefined
      ? t('import.readingText', {
          encoding: t(`import.encoding.${encoding as (typeof importEncodings)[number]}`),
          delimiter: delimiterName(delimiter ?? ','),
          row: headerRow,
        })
      : t('import.readingSheet', { sheet, row: headerRow });
}

function useDelimiterName(): (delimiter: string) => string {
  const t = useText();
  return (delimiter) =>
    delimiter in delimiterNames ? t(`import.delimiter.${delimiterNames[delimiter as keyof typeof delimiterNames]}`) : delimiter;
}

type ChoicesProps = { preview: ImportPreview; busy: boolean; onChoose: (choice: ReadingChoice) => void };

function Choices({ preview, busy, onChoose }: ChoicesProps) {
  const t = useText();
  const delimiterName = useDelimiterName();
  const { encoding, delimiter, sheet, sheets, headerRow, head } = preview;
  const inOrder = [...(sheets ?? [])].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  const delimiters = [...new Set([...Object.keys(delimiterNames), ...(delimiter ? [delimiter] : [])])];
  const rows = head.map(({ row, cells }) => ({ row, text: cells.filter((cell) => cell.trim() !== '').join(' · ') }));
  if (!rows.some(({ row }) => row === headerRow)) rows.push({ row: headerRow, text: '' });
  const pick = <T extends string>(take: (value: T) => ReadingChoice) => {
    return (value: string | null) => value !== null && onChoose(take(value as T));
  };
  return (
    <div className={styles.choices}>
      {sheets ? (
        <Select
          label={t('import.sheet')}
          data={inOrder.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('import.sheetHidden', { name }) : name,
          }))}
          value={sheet ?? null}
          allowDeselect={false}
          disabled={busy}
          onChange={pick((sheet) => ({ sheet }))}
        />
      ) : (
        <>
          <Select
            label={t('import.encoding')}
            data={importEncodings.map((value) => ({ value, label: t(`import.encoding.${value}`) }))}
            value={encoding}
            allowDeselect={false}
            searchable
            disabled={busy}
            onChange={pick((encoding: Encoding) => ({ encoding }))}
          />
          <Select
            label={t('import.delimiter')}
            data={delimiters.map((value) => ({ value, label: delimiterName(value) }))}
            value={delimiter ?? null}
            allowDeselect={false}
            disabled={busy}
            onChange={pick((delimiter) => ({ delimiter }))}
          />
        </>
      )}
      <Select
        label={t('import.headerRow')}
        data={rows.map(({ row, text }) => ({ value: String(row), label: t('import.headerRowOf', { row, text }) }))}
        value={String(headerRow)}
        allowDeselect={false}
        disabled={busy}
        onChange={pick((row) => ({ headerRow: Number(row) }))}
      />
    </div>
  );
}
