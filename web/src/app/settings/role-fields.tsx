import { Select } from '@mantine/core';
import type { FieldRight } from '../../../../metadata/define/role.ts';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './settings-page.module.css';

const fieldRights: FieldRight[] = ['hidden', 'masked', 'read', 'edit'];

type Rights = Record<string, FieldRight>;
type Props = { rights: Rights; onChange: (rights: Rights) => void };

/** Fields that this role may see or change otherwise than their record. */
export function RoleFields({ rights, onChange }: Props) {
  const t = useText();
  const fields = useFields();
  const nameOf = (key: string) => fields.get(key)?.name ?? key;
  const remove = (key: string) => onChange(Object.fromEntries(Object.entries(rights).filter(([other]) => other !== key)));
  const free = [...fields].filter(([key]) => !(key in rights)).map(([value, { name }]) => ({ value, label: name }));
  /** What is worked out, a link or a file has no part that could be shown. */
  const offered = (key: string, right: FieldRight) =>
    fieldRights.filter((each) => each !== 'masked' || right === 'masked' || fields.get(key)?.field.masks);
  return (
    <>
      <table className={styles.table}>
        <tbody>
          {Object.entries(rights).map(([key, right]) => (
            <tr key={key}>
              <td>{nameOf(key)}</td>
              <td>
                <Segmented
                  label={nameOf(key)}
                  value={right}
                  options={offered(key, right).map((value) => ({ value, label: t(`roles.field.${value}`) }))}
                  onChange={(next) => onChange({ ...rights, [key]: next })}
                />
              </td>
              <td>
                <IconButton size="sm" icon={<Icon name="x" />} label={t('action.remove')} onClick={() => remove(key)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Select
        aria-label={t('roles.addField')}
        placeholder={t('roles.addField')}
        data={free}
        value={null}
        searchable
        limit={50}
        maw={320}
        onChange={(key) => key && onChange({ ...rights, [key]: 'read' })}
      />
    </>
  );
}

/** `deal.amount` → “Deal · Amount”, for every field of every object. */
function useFields(): Map<string, { name: string; field: FieldModel }> {
  const label = useLabel();
  const objects = Object.values(useModel().objects);
  return new Map(
    objects.flatMap((object) =>
      Object.entries(object.fields).map(
        ([name, field]) => [`${object.name}.${name}`, { name: `${label(object.label)} · ${label(field.label)}`, field }] as const,
      ),
    ),
  );
}
