import type { ReactNode } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { useRules } from '../../fields/rules/use-rules.ts';
import { Icon } from '../../ui/icon.tsx';
import { FormField } from '../create/form-field.tsx';
import type { Choice, ConversionTarget } from './conversion-choices.ts';
import styles from './convert-target.module.css';

type Props = {
  target: ConversionTarget;
  choice: Choice;
  values: Record<string, unknown>;
  onChoose: (choice: Choice) => void;
  onEdit: (values: Record<string, unknown>) => void;
};

/** One record to be made, taken or left out. */
export function ConvertTarget({ target, choice, values, onChoose, onEdit }: Props) {
  const object = useModel().objects[target.object];
  return object ? <Target {...{ object, target, choice, values, onChoose, onEdit }} /> : null;
}

function Target({ object, target, choice, values, onChoose, onEdit }: Props & { object: ObjectModel }) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const ask = useRules(object);
  const name = label(object.label);
  const shown = Object.keys(values).filter((field) => field !== object.title && object.fields[field] && !isBlank(values[field]));
  return (
    <fieldset className={styles.target}>
      <legend>
        <Icon name={object.icon} /> {name}
      </legend>
      {target.matches.map((match) => (
        <Option
          key={match.id}
          group={target.object}
          checked={typeof choice === 'object' && choice.id === match.id}
          onPick={() => onChoose({ id: match.id })}
        >
          {t('record.convert.use', { title: match.title ?? match.id })}
        </Option>
      ))}
      <Option group={target.object} checked={choice === 'create'} onPick={() => onChoose('create')}>
        {t('record.convert.create', { object: inline(object.label) })}
      </Option>
      {choice === 'create' && (
        <div className={styles.values}>
          <FormField
            field={ask({ values }).field(object.title)}
            name={object.title}
            value={values[object.title]}
            onChange={(value) => onEdit({ ...values, [object.title]: value })}
          />
          <dl className={styles.facts}>
            {shown.map((field) => (
              <div key={field}>
                <dt>{label(object.fields[field]?.label)}</dt>
                <dd>
                  <FieldValue field={object.fields[field] as never} value={values[field]} compact />
                </dd>
              </div>
            ))}
          </dl>
          {target.incomplete && <p className={styles.note}>{t('record.convert.incomplete')}</p>}
        </div>
      )}
      {target.optional && (
        <Option group={target.object} checked={choice === 'skip'} onPick={() => onChoose('skip')}>
          {t('record.convert.skip')}
        </Option>
      )}
    </fieldset>
  );
}

type OptionProps = { group: string; checked: boolean; onPick: () => void; children: ReactNode };

function Option({ group, checked, onPick, children }: OptionProps) {
  return (
    <label className={styles.option}>
      <input type="radio" name={group} checked={checked} onChange={onPick} />
      {children}
    </label>
  );
}
