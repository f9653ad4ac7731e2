import { MultiSelect } from '@mantine/core';
import { optionField } from '../../../../metadata/check/field-demands.ts';
import type { ChoiceOption, DependentOptions as Depends, Field } from '../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { type Bound, useBody } from '../store/use-studio.ts';
import styles from './controls.module.css';
import { Property } from './property.tsx';
import { useFieldChoices } from './reference-controls.tsx';

type Props = { label: string; object: string; name: string; field: Field; bound: Bound<Depends> };

/** Which options may be chosen while another choice has a value: first the other field, then the options for each of its own. */
export function DependentOptionsControl({ label: heading, object, name, field, bound }: Props) {
  const t = useText();
  const label = useLabel();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const others = useFieldChoices(object, optionField.fits).filter(({ value }) => value !== name);
  const { field: of, options = {} } = bound.value ?? {};
  const own = optionsOf(field).map((option) => ({ value: option.value, label: label(option.label) }));
  const choose = (next: string) => {
    const everything = own.map(({ value }) => value);
    const all = optionsOf(body?.fields[next]).map(({ value }) => [value, everything]);
    bound.write(next === '' ? undefined : { field: next, options: Object.fromEntries(all) });
  };
  const write = (value: string, chosen: string[]) =>
    bound.write({ field: of as string, options: { ...options, [value]: chosen } });
  return (
    <Property label={heading} bound={bound}>
      {({ id }) => (
        <div className={styles.conditions}>
          <select id={id} className={styles.input} value={of ?? ''} onChange={({ target }) => choose(target.value)}>
            <option value="">{t('studio.dependsOnNothing')}</option>
            {others.map(({ value, label: other }) => (
              <option key={value} value={value}>
                {other}
              </option>
            ))}
          </select>
          {of !== undefined &&
            optionsOf(body?.fields[of]).map((option) => (
              <MultiSelect
                key={option.value}
                label={t('studio.whenIs', { value: label(option.label) })}
                data={own}
                value={(options[option.value] ?? []).filter((each) => own.some(({ value }) => value === each))}
                onChange={(chosen) => write(option.value, chosen)}
                searchable
                nothingFoundMessage={t('ui.nothingFound')}
              />
            ))}
        </div>
      )}
    </Property>
  );
}

function optionsOf(field: Field | undefined): ChoiceOption[] {
  return field && 'options' in field ? field.options : [];
}
