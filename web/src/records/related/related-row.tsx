import type { FieldModel, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { plainText } from '../../base/plain-text.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { findField } from '../../fields/find-field.ts';
import { fieldWidget } from '../../fields/index.ts';
import { Link } from '../../ui/link.tsx';
import { doneSwitch } from '../model/done-switch.ts';
import { recordTitle } from '../model/record-title.ts';
import styles from './related-row.module.css';
import { TickBox } from './tick-box.tsx';

type Props = { object: ObjectModel; record: WireRecord; columns: string[] };

/** A related record by its name, with the list's other columns below. */
export function RelatedRow({ object, record, columns }: Props) {
  const label = useLabel();
  const model = useModel();
  const [first = object.title, ...rest] = columns;
  const title = plainText(record[first]) || recordTitle(object, record) || label(object.label);
  const ending = doneSwitch(object);
  const facts = rest.flatMap((path) => {
    const field = findField(model, object.name, path)?.field;
    return field && path !== ending?.field && !isBlank(record[path]) && record[path] !== false ? [{ path, field }] : [];
  });
  return (
    <li className={styles.row}>
      {ending && <TickBox object={object} record={record} ending={ending} title={title} />}
      <div className={styles.text}>
        <Link to={paths.record(object.name, record.id)} className={styles.title} title={title}>
          {title}
        </Link>
        {facts.length > 0 && (
          <span className={styles.facts}>
            {facts.map(({ path, field }) => (
              <span key={path} className={styles.fact} title={label(field.label)}>
                {(isFigure(field) || isTick(field)) && <span className={styles.name}>{label(field.label)}</span>}
                {!isTick(field) && <FieldValue field={field} value={record[path]} compact />}
              </span>
            ))}
          </span>
        )}
      </div>
    </li>
  );
}

function isTick(field: FieldModel): boolean {
  return fieldWidget(field).isTick === true;
}

/** A number says nothing without its name. */
function isFigure(field: FieldModel): boolean {
  const { align, alignOf } = fieldWidget(field);
  return (alignOf?.(field) ?? align) === 'end';
}
