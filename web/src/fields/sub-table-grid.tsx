import { useLabel, useText } from '../base/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { EditorProps } from './field-widget.ts';
import { SubTableCell } from './sub-table-cell.tsx';
import styles from './sub-table-grid.module.css';
import { useGridRows } from './use-grid-rows.ts';
import { type RowColumn, useRowColumns } from './use-row-columns.ts';

/**
 * Rows as in a spreadsheet: Tab goes on, Enter goes down and makes a row at the end, and a block that is pasted fills cells from where the cursor
 * is.
 */
export function SubTableGrid({ field, value, onChange, id, cells }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const columns = useRowColumns(field);
  const { frame, rows, keys, missing, add, change, remove, onKeyDown, onPaste } = useGridRows({ columns, value, onChange });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the editors inside pass through here
    <div ref={frame} id={id} className={styles.frame} onKeyDown={onKeyDown} onPaste={(event) => void onPaste(event)}>
      {rows.length > 0 && (
        <div className={styles.scroll}>
          <table aria-label={label(field.label)}>
            <Head columns={columns} />
            <tbody>
              {rows.map((row, at) => (
                <tr key={keys[at]}>
                  {columns.map(({ name, field: column }, index) => (
                    <SubTableCell
                      key={name}
                      field={column}
                      value={row[name] ?? null}
                      at={{ row: at, column: index }}
                      wrong={cells?.[`${at}.${name}`]}
                      onChange={(next) => change(at, name, next)}
                    />
                  ))}
                  <td className={styles.narrow}>
                    <IconButton
                      size="sm"
                      icon={<Icon name="trash" />}
                      label={t('fields.removeRow', { row: at + 1 })}
                      onClick={() => remove(at)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.foot}>
        <Button size="sm" icon={<Icon name="plus" />} onClick={add}>
          {t('fields.addRow')}
        </Button>
        <span className={styles.note}>{t('fields.pasteRows')}</span>
      </div>
      {missing.length > 0 && (
        <p className={styles.problem} role="alert">
          {t('fields.notRead', { texts: missing.slice(0, 5).join(t('list.separator')) })}
        </p>
      )}
    </div>
  );
}

function Head({ columns }: { columns: RowColumn[] }) {
  const label = useLabel();
  return (
    <thead>
      <tr>
        {columns.map(({ name, field }) => (
          <th key={name} scope="col">
            {label(field.label)}
            {field.required && <span className={styles.required}>*</span>}
          </th>
        ))}
        <th className={styles.narrow} />
      </tr>
    </thead>
  );
}
