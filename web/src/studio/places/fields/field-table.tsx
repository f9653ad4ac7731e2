import type { Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import styles from './fields-page.module.css';
import { useFieldFacts } from './use-field-facts.ts';

type Props = { object: string; body: ObjectBody; selected: string | undefined };

/** All fields of an object: name, type, where they are used, how many records have a value. */
export function FieldTable({ object, body, selected }: Props) {
  const t = useText();
  const label = useLabel();
  const facts = useFieldFacts(object);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('studio.name')}</th>
            <th>{t('studio.apiName')}</th>
            <th>{t('studio.type')}</th>
            <th className={styles.number}>{t('studio.uses')}</th>
            <th className={styles.number}>{t('studio.filled')}</th>
            <th>{t('studio.state')}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.entries(body.fields) as [string, Field][]).map(([name, field]) => {
            const type = fieldTypes[field.type] as FieldType | undefined;
            const { uses, filled } = facts(name);
            return (
              <tr key={name} aria-selected={name === selected}>
                <td>
                  <Link to={paths.studio('objects', object, 'fields', name)} className={styles.name}>
                    {label(field.label) || name}
                  </Link>
                </td>
                <td>
                  <code>{name}</code>
                </td>
                <td>
                  <span className={styles.type}>
                    <Icon name={type?.design.icon ?? 'cube'} size={14} />
                    {label(type?.label)}
                  </span>
                </td>
                <td className={styles.number}>{uses}</td>
                <td className={styles.number}>{filled}</td>
                <td>
                  {name === body.title && <Chip color="blue">{t('studio.title.field')}</Chip>}
                  {field.required && <Chip color="orange">{t('studio.required')}</Chip>}
                  {field.unique && <Chip color="violet">{t('studio.unique')}</Chip>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
