import { useState } from 'react';
import { type TypedNames, type ValueType, valueTypes } from '../../../../../../metadata/define/named-values.ts';
import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import controls from '../../../controls/controls.module.css';
import { ExpressionControl } from '../../../controls/expression-control.tsx';
import { ChoiceControl, TextControl } from '../../../controls/plain-controls.tsx';
import { Property } from '../../../controls/property.tsx';
import type { Bound } from '../../../store/use-studio.ts';
import { without } from '../../rules/given-by-field.ts';
import styles from './named-values.module.css';

export type NamedValue = { type: ValueType; expression?: string; way?: string };
type Named = Record<string, NamedValue>;

type Props = {
  label: string;
  help?: string;
  bound: Bound<Named>;
  /** Whose records formulas look at. */
  object: string;
  /** What is said of each value beside its type: the formula that it comes of, or the way to it in an answer. */
  says?: 'expression' | 'way';
  /** The names that there are elsewhere, with their types; without it whoever adds one names it. */
  offered?: TypedNames | undefined;
};

/** Values by name, each of a type. */
export function NamedValuesControl({ label, help, bound, object, says, offered }: Props) {
  const t = useText();
  const given = bound.value ?? {};
  const write = (next: Named) => bound.write(Object.keys(next).length > 0 ? next : undefined);
  const add = (name: string, type: ValueType = 'text') =>
    write({ ...given, [name]: { type, ...(says === 'expression' && { expression: '' }), ...(says === 'way' && { way: name }) } });
  const open = Object.entries(offered ?? {}).filter(([name]) => !Object.hasOwn(given, name));
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id, describedBy }) => (
        <div className={styles.values}>
          {Object.entries(given).map(([name, value]) => (
            <Value
              key={name}
              {...{ name, value, object, says }}
              isFixed={offered !== undefined}
              bound={{
                ...bound,
                element: { ...bound.element, at: [...bound.element.at, name] },
                value,
                write: (next) => write(next ? { ...given, [name]: next } : without(given, name)),
              }}
            />
          ))}
          {open.map(([name, { type }]) => (
            <Button key={name} size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={() => add(name, type)}>
              {name}
            </Button>
          ))}
          {offered === undefined && <NewName id={id} describedBy={describedBy} taken={Object.keys(given)} onAdd={add} />}
          {offered !== undefined && Object.keys(offered).length === 0 && <p>{t('processes.value.none')}</p>}
        </div>
      )}
    </Property>
  );
}

type ValueProps = Pick<Props, 'object' | 'says'> & {
  name: string;
  value: NamedValue;
  isFixed: boolean;
  bound: Bound<NamedValue>;
};

function Value({ name, value, object, says, isFixed, bound }: ValueProps) {
  const t = useText();
  const part = <Key extends keyof NamedValue>(key: Key) => ({
    ...bound,
    element: { ...bound.element, at: [...bound.element.at, key] },
    value: value[key],
    write: (next: NamedValue[Key] | undefined) => bound.write({ ...value, [key]: next ?? '' }),
  });
  const choices = valueTypes.map((type) => ({ value: type, label: t(`processes.valueType.${type}`) }));
  return (
    <fieldset className={styles.value}>
      <legend>
        <code>{name}</code>
        <IconButton
          size="sm"
          icon={<Icon name="x" />}
          label={t('processes.value.remove', { name })}
          onClick={() => bound.write(undefined)}
        />
      </legend>
      {!isFixed && <ChoiceControl label={t('processes.value.type')} choices={choices} bound={part('type') as Bound<string>} />}
      {says === 'expression' && (
        <ExpressionControl label={t('processes.value.formula')} object={object} bound={part('expression') as Bound<string>} />
      )}
      {says === 'way' && (
        <TextControl label={t('processes.value.way')} help={t('buttons.wayHelp')} code bound={part('way') as Bound<string>} />
      )}
    </fieldset>
  );
}

type NewNameProps = { id: string; describedBy: string | undefined; taken: string[]; onAdd: (name: string) => void };

/** Names are those of the API: formulas write them. */
function NewName({ id, describedBy, taken, onAdd }: NewNameProps) {
  const t = useText();
  const [name, setName] = useState('');
  const isFit = /^[a-z][a-z0-9_]{0,47}$/.test(name) && !taken.includes(name);
  const add = () => {
    onAdd(name);
    setName('');
  };
  return (
    <div className={styles.newName}>
      <input
        id={id}
        className={`${controls.input} ${controls.code}`}
        aria-describedby={describedBy}
        aria-invalid={(name !== '' && !isFit) || undefined}
        placeholder={t('processes.value.name')}
        value={name}
        onChange={(event) => setName(event.target.value.trim().toLowerCase())}
        onKeyDown={(event) => event.key === 'Enter' && isFit && add()}
      />
      <Button size="sm" variant="ghost" icon={<Icon name="plus" />} disabled={!isFit} onClick={add}>
        {t('processes.value.add')}
      </Button>
    </div>
  );
}
