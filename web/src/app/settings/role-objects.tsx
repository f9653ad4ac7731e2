import type { ObjectRights, Scope } from '../../../../metadata/define/role.ts';
import { useModel } from '../../base/use-model.ts';
import { type TextKey, useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './role-page.module.css';

const scoped = ['read', 'edit', 'delete', 'transfer'] as const;
const plain = ['create', 'import', 'export', 'bulk'] as const;
const others = '*';

/** From the narrowest to the widest. */
const scopeTexts: Record<Scope, TextKey> = {
  own: 'roles.scope.own',
  subordinates: 'roles.scope.subordinates',
  department: 'roles.scope.department',
  departmentAndBelow: 'roles.scope.departmentAndBelow',
  all: 'roles.scope.all',
};

type Rights = Record<string, ObjectRights>;
type Props = { rights: Rights; onChange: (rights: Rights) => void };

/** The matrix of objects and actions. An object without a line of its own follows the line of all others, shown greyed. */
export function RoleObjects({ rights, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const objects = Object.values(useModel().outlines);
  const rows = [
    { name: others, icon: 'category', title: t('roles.allOthers') },
    ...objects.map(({ name, icon, label: objectLabel }) => ({ name, icon, title: label(objectLabel) })),
  ];
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th>{t('roles.object')}</th>
            {[...scoped, ...plain].map((action) => (
              <th key={action}>{t(`roles.${action}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RightsRow
              key={row.name}
              {...row}
              rights={rights[row.name] ?? rights[others] ?? {}}
              onChange={(next) => onChange({ ...rights, [row.name]: next })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { icon: string; title: string; rights: ObjectRights; onChange: (rights: ObjectRights) => void };

function RightsRow({ icon, title, rights, onChange }: RowProps) {
  const t = useText();
  const allow = (action: keyof ObjectRights, value: Scope | boolean | undefined) => {
    const { [action]: _before, ...rest } = rights;
    onChange(value ? { ...rest, [action]: value } : rest);
  };
  return (
    <tr>
      <td>
        <span className={styles.object}>
          <Icon name={icon} />
          {title}
        </span>
      </td>
      {scoped.map((action) => (
        <td key={action}>
          <ScopeSelect
            label={`${title} · ${t(`roles.${action}`)}`}
            value={rights[action]}
            onChange={(scope) => allow(action, scope)}
          />
        </td>
      ))}
      {plain.map((action) => (
        <td key={action}>
          <label className={styles.tick}>
            <input
              type="checkbox"
              aria-label={`${title} · ${t(`roles.${action}`)}`}
              checked={rights[action] ?? false}
              onChange={(event) => allow(action, event.target.checked)}
            />
          </label>
        </td>
      ))}
    </tr>
  );
}

type ScopeProps = { label: string; value: Scope | undefined; onChange: (scope: Scope | undefined) => void };

function ScopeSelect({ label, value, onChange }: ScopeProps) {
  const t = useText();
  return (
    <select
      className={styles.scope}
      aria-label={label}
      data-none={value === undefined || undefined}
      value={value ?? ''}
      onChange={(event) => onChange((event.target.value as Scope) || undefined)}
    >
      <option value="">{t('roles.scopeNone')}</option>
      {Object.entries(scopeTexts).map(([scope, name]) => (
        <option key={scope} value={scope}>
          {t(name)}
        </option>
      ))}
    </select>
  );
}
