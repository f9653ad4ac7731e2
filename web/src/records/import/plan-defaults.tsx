import { useId } from 'react';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import styles from './import.module.css';
import { onlyFinds } from './plan.ts';
import { useImportableFields } from './use-importable-fields.ts';

type Props = { plan: ImportPlan; object: ObjectModel; onChange: (defaults: Record<string, unknown>) => void };

/** Values for rows that bring none of their own. */
export function PlanDefaults({ plan, object, onChange }: Props) {
  const t = useText();
  const defaults = plan.defaults ?? {};
  const open = useImportableFields(object).filter(
    ({ value }) => object.fields[value] && !onlyFinds(object, value) && !(value in defaults),
  );
  const remove = (name: string) => {
    const { [name]: _, ...rest } = defaults;
    onChange(rest);
  };
  return (
    <section className={styles.defaults}>
      <h2>{t('import.defaults')}</h2>
      {Object.keys(defaults).map((name) => (
        <DefaultValue
          key={name}
          object={object}
          name={name}
          value={defaults[name]}
          onChange={(value) => onChange({ ...defaults, [name]: value })}
          onRemove={() => remove(name)}
        />
      ))}
      <Menu
        trigger={
          <Button size="sm" variant="ghost" icon={<Icon name="plus" />}>
            {t('import.addDefault')}
          </Button>
        }
      >
        <div className={styles.menu}>
          {open.map(({ value, label: text }) => (
            <MenuItem key={value} onSelect={() => onChange({ ...defaults, [value]: null })}>
              {text}
            </MenuItem>
          ))}
        </div>
      </Menu>
    </section>
  );
}

type ValueProps = {
  object: ObjectModel;
  name: string;
  value: unknown;
  onChange: (value: unknown) => void;
  onRemove: () => void;
};

function DefaultValue({ object, name, value, onChange, onRemove }: ValueProps) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  const field = object.fields[name];
  const Editor = field && fieldWidget(field).Editor;
  if (!field || !Editor) return null;
  return (
    <div className={styles.default}>
      <label htmlFor={id}>{label(field.label)}</label>
      <Editor id={id} field={field} value={value} onChange={onChange} />
      <IconButton size="sm" icon={<Icon name="x" />} label={t('action.remove')} onClick={onRemove} />
    </div>
  );
}
