import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { findField, pathLabel } from '../../fields/find-field.ts';
import { fieldWidget } from '../../fields/index.ts';
import styles from './print-sheet.module.css';
import type { PaperRows } from './rows-on-paper.ts';

/** The rows of a record as a table, whose head stands on each page again. */
export function PrintRows({ field, child, columns, rows, isWhole }: PaperRows) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const shown = columns.flatMap((path) => {
    const found = findField(model, child.name, path);
    if (!found) return [];
    const { align, alignOf } = fieldWidget(found.field);
    return [{ path, name: pathLabel(found, label), field: found.field, align: alignOf?.(found.field) ?? align }];
  });
  if (rows.length === 0 || shown.length === 0) return null;
  return (
    <section>
      <h2>{label(field.label)}</h2>
      <table className={styles.rows}>
        <thead>
          <tr>
            {shown.map(({ path, name, align }) => (
              <th key={path} scope="col" data-align={align}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {shown.map(({ path, field: column, align }) => (
                <td key={path} data-align={align}>
                  <FieldValue field={column} value={row[path]} compact />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && <p className={styles.more}>{t('documents.firstRows', { count: rows.length })}</p>}
    </section>
  );
}
