import { useId } from 'react';
import { writableField } from '../../../../../../metadata/check/field-demands.ts';
import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import { type TakenValue, takenTypes, type WebhookTrigger } from '../../../../../../metadata/define/trigger.ts';
import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import controls from '../../../controls/controls.module.css';
import { Property } from '../../../controls/property.tsx';
import { useFieldChoices } from '../../../controls/reference-controls.tsx';
import { useElementBound } from '../../../store/use-element-bound.ts';
import styles from './webhook.module.css';

type Props = { name: string; process: ProcessBody; trigger: WebhookTrigger };

/** What is taken of a body, value by value: where it stands, and which field takes it over. */
export function TakenValues({ name, process, trigger: { takes, object } }: Props) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label)<TakenValue[]>('trigger.takes', 'webhook.takes');
  const change = (at: number, next: Partial<TakenValue>) =>
    bound.write(takes.map((each, index) => (index === at ? withoutNothing({ ...each, ...next }) : each)));
  return (
    <Property label={t('webhook.takes')} help={t('webhook.takesHelp')} bound={bound}>
      {({ labelledBy }) => (
        <fieldset className={styles.taken} aria-labelledby={labelledBy}>
          {takes.map((each, at) => (
            <Taken
              key={at}
              {...{ each, object }}
              onChange={(next) => change(at, next)}
              onRemove={() => bound.write(takes.filter((_, index) => index !== at))}
            />
          ))}
          <Button
            size="sm"
            icon={<Icon name="plus" />}
            onClick={() => bound.write([...takes, { name: freeName(takes), from: freeName(takes) }])}
          >
            {t('webhook.take')}
          </Button>
        </fieldset>
      )}
    </Property>
  );
}

type TakenProps = { each: TakenValue; object: string; onChange: (next: Partial<TakenValue>) => void; onRemove: () => void };

function Taken({ each, object, onChange, onRemove }: TakenProps) {
  const t = useText();
  const id = useId();
  const fields = useFieldChoices(object, writableField.fits);
  return (
    <fieldset className={styles.value} aria-label={each.name}>
      <label htmlFor={`${id}-from`}>{t('webhook.from')}</label>
      <input
        id={`${id}-from`}
        className={`${controls.input} ${controls.code}`}
        value={each.from}
        placeholder="order.number"
        onChange={({ target }) => onChange({ from: target.value.trim() })}
      />
      <label htmlFor={`${id}-name`}>{t('webhook.name')}</label>
      <input
        id={`${id}-name`}
        className={`${controls.input} ${controls.code}`}
        value={each.name}
        onChange={({ target }) => onChange({ name: target.value.trim() })}
      />
      <label htmlFor={`${id}-type`}>{t('webhook.type')}</label>
      <select
        id={`${id}-type`}
        className={controls.input}
        value={each.type ?? 'text'}
        onChange={({ target }) => onChange({ type: target.value as TakenValue['type'] })}
      >
        {takenTypes.map((type) => (
          <option key={type} value={type}>
            {t(`webhook.type.${type}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-into`}>{t('webhook.into')}</label>
      <select
        id={`${id}-into`}
        className={controls.input}
        value={each.into ?? ''}
        onChange={({ target }) => onChange({ into: target.value || undefined })}
      >
        <option value="">{t('webhook.intoNone')}</option>
        {fields.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <label className={styles.required}>
        <input
          type="checkbox"
          checked={each.required ?? false}
          onChange={({ target }) => onChange({ required: target.checked || undefined })}
        />
        {t('webhook.required')}
      </label>
      <IconButton size="sm" icon={<Icon name="trash" />} label={t('webhook.leave', { name: each.name })} onClick={onRemove} />
    </fieldset>
  );
}

/** What is not said is left out. */
function withoutNothing(value: TakenValue): TakenValue {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as TakenValue;
}

function freeName(takes: readonly TakenValue[]): string {
  for (let number = takes.length + 1; ; number += 1)
    if (!takes.some(({ name }) => name === `value_${number}`)) return `value_${number}`;
}
