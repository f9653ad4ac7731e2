import { useState } from 'react';
import { useModel } from '../../../../base/use-model.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { fieldWidget } from '../../../../fields/index.ts';
import { FormField } from '../../../../records/create/form-field.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../../../ui/menu.tsx';
import styles from './trial.module.css';

type Values = Record<string, unknown>;
type Props = { object: string; values: Values; onChange: (values: Values) => void };

/** What is assumed of the record that a process is tried on: fields of it, and what they would hold. */
export function WhatIf({ object, values, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const fields = useModel().objects[object]?.fields ?? {};
  const [assumed, setAssumed] = useState<string[]>([]);
  const offered = Object.entries(fields).filter(
    ([name, field]) =>
      field.access === 'edit' && fieldWidget(field).Editor && !fieldWidget(field).isUpload && !assumed.includes(name),
  );
  const drop = (name: string) => {
    const { [name]: _dropped, ...others } = values;
    setAssumed(assumed.filter((each) => each !== name));
    onChange(others);
  };
  return (
    <div className={styles.assumed}>
      {assumed.map((name) => (
        <div key={name} className={styles.assumption}>
          <FormField
            field={fields[name]}
            name={name}
            value={values[name] ?? null}
            onChange={(value) => onChange({ ...values, [name]: value })}
          />
          <IconButton size="sm" icon={<Icon name="x" />} label={t('action.remove')} onClick={() => drop(name)} />
        </div>
      ))}
      {offered.length > 0 && (
        <Menu
          trigger={
            <Button size="sm" variant="ghost" icon={<Icon name="plus" />}>
              {t('processes.whatIf')}
            </Button>
          }
        >
          {offered.map(([name, field]) => (
            <MenuItem key={name} onSelect={() => setAssumed([...assumed, name])}>
              {label(field.label)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}
