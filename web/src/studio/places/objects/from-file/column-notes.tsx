import { useLabel, useText } from '../../../../base/use-text.ts';
import { useObjects } from '../use-objects.ts';
import type { FileColumn } from './file-object.ts';
import styles from './from-file.module.css';
import { linkTo } from './link-to.ts';
import type { FileWork } from './use-file-object.ts';

type Props = { work: FileWork; column: FileColumn; at: number };

/** What was found in a column: options, values that do not fit, blanks, and records that are called so, which may be linked. */
export function ColumnNotes({ work: { preview, proposal, changeColumn }, column, at }: Props) {
  const t = useText();
  const label = useLabel();
  const objects = useObjects();
  const found = preview.columns[at];
  const proposed = proposal.columns[at];
  const options = Array.isArray(column.field.options) ? column.field.options.length : 0;
  const isProposed = proposed?.field.type === column.field.type;
  const labelOf = (object: string) => label(objects.find(({ name }) => name === object)?.body.label) || object;
  return (
    <div className={styles.notes}>
      {options > 0 && <span>{t('studio.file.options', { count: options })}</span>}
      {isProposed && proposed.misfits.length > 0 && (
        <span className={styles.warn}>{t('studio.file.misfits', { values: proposed.misfits.join(t('studio.comma')) })}</span>
      )}
      {found && found.empty === preview.rows && <span>{t('studio.file.empty')}</span>}
      {typeof column.field.to === 'string' && <span>{t('studio.file.linksTo', { object: labelOf(column.field.to) })}</span>}
      {column.isUsed &&
        proposed?.links
          .filter(({ object }) => !isLinked(column, object))
          .map(({ object, found: known, of }) => (
            <button
              key={object}
              type="button"
              className={styles.offer}
              title={t('studio.file.offerHelp')}
              onClick={() => changeColumn(column.column, { field: linkTo(object) })}
            >
              {t('studio.file.offer', { object: labelOf(object), found: known, of })}
            </button>
          ))}
    </div>
  );
}

function isLinked({ field }: FileColumn, object: string): boolean {
  const { type, to } = linkTo(object);
  return field.type === type && field.to === to;
}
