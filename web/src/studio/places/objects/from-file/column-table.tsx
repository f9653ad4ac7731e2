import { Checkbox, Radio } from '@mantine/core';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Link } from '../../../../ui/link.tsx';
import fields from '../../fields/fields-page.module.css';
import { TypePicker } from '../../fields/type-picker.tsx';
import { ColumnNotes } from './column-notes.tsx';
import { canBeTitle, type FileColumn, takesCells } from './file-object.ts';
import styles from './from-file.module.css';
import { columnPath } from './paths.ts';
import { withSettings } from './propose-object.ts';
import type { FileWork } from './use-file-object.ts';

type Props = { upload: string; work: FileWork; selected: string | undefined };

/** Every column of the file: what it becomes, what stands in it, and of which type it is. */
export function ColumnTable({ upload, work, selected }: Props) {
  const t = useText();
  return (
    <div className={fields.scroll}>
      <table className={fields.table}>
        <thead>
          <tr>
            <th>{t('studio.file.use')}</th>
            <th>{t('studio.file.column')}</th>
            <th>{t('studio.file.samples')}</th>
            <th>{t('studio.type')}</th>
            <th>{t('studio.file.found')}</th>
            <th title={t('studio.titleHelp')}>{t('studio.title.field')}</th>
          </tr>
        </thead>
        <tbody>
          {work.file.columns.map((column, index) => (
            <tr key={column.column} aria-selected={column.column === selected} data-left-out={!column.isUsed || undefined}>
              <Row work={work} column={column} to={columnPath(upload, index + 1)} at={index} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ work, column, to, at }: { work: FileWork; column: FileColumn; to: string; at: number }) {
  const t = useText();
  const label = useLabel();
  const { file, preview, change, changeColumn } = work;
  const found = preview.columns[at];
  const name = label(column.label) || column.column;
  const pick = async (type: FileColumn['field']['type']) =>
    found && changeColumn(column.column, { field: await withSettings({ type }, found), isUsed: true });
  return (
    <>
      <td>
        <Checkbox
          aria-label={t('studio.file.useColumn', { column: name })}
          checked={column.isUsed}
          onChange={(event) => changeColumn(column.column, { isUsed: event.target.checked })}
        />
      </td>
      <td>
        <Link to={to} className={fields.name}>
          {name}
        </Link>
        <br />
        <code>{column.name}</code>
      </td>
      <td className={styles.samples}>
        {found?.samples.map((sample) => (
          <span key={sample}>{sample}</span>
        ))}
      </td>
      <td>
        <TypePicker value={column.field.type} fits={takesCells} onPick={(type) => void pick(type)} />
      </td>
      <td>
        <ColumnNotes work={work} column={column} at={at} />
      </td>
      <td>
        {canBeTitle(column) && (
          <Radio
            name="title"
            aria-label={t('studio.file.isTitle', { column: name })}
            checked={file.title === column.column}
            onChange={() => change({ title: column.column })}
          />
        )}
      </td>
    </>
  );
}
