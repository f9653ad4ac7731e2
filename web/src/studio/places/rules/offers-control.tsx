import { useState } from 'react';
import type { DependentOptions, Field } from '../../../../../metadata/define/field.ts';
import type { Filter } from '../../../../../metadata/query.ts';
import { ruleActions } from '../../../../../metadata/rules/actions/index.ts';
import type { FieldModel } from '../../../../../metadata/wire.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { relatedObject } from '../../../fields/find-field.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { DependentOptionsControl } from '../../controls/dependent-options-control.tsx';
import { FilterControl } from '../../controls/filter-control.tsx';
import { NamesControl } from '../../controls/reference-controls.tsx';
import { fieldAt } from '../../model/type-of-path.ts';
import { type Bound, useBound } from '../../store/use-studio.ts';
import { AddField } from './add-field.tsx';
import { without } from './given-by-field.ts';
import styles from './rules-page.module.css';
import { useSpeaker } from './use-speaker.ts';

type Props = { label: string; object: string; element: { kind: string; name: string; at: string[] } };

const words = {
  key: 'studio.did.set',
  values: { setting: ruleActions.offer.does, thing: { text: 'rules.rule' } },
} as const;

/** Fields with what may be chosen in each: some of the options, or the records that satisfy a filter. */
export function OffersControl({ label, object, element }: Props) {
  const given = useBound<Record<string, unknown>>(element, words);
  return (
    <div className={styles.byField}>
      <AddField label={label} object={object} bound={given} fits={isLimited} begins={firstOffer} />
      {Object.keys(given.value ?? {}).map((name) => (
        <OfferControl key={name} object={object} name={name} element={{ ...element, at: [...element.at, name] }} given={given} />
      ))}
    </div>
  );
}

type OfferProps = Omit<Props, 'label'> & { name: string; given: Bound<Record<string, unknown>> };

function OfferControl({ object, name, element, given }: OfferProps) {
  const { t, ...speaker } = useSpeaker(object);
  const bound = useBound<unknown>(element, words);
  const field = fieldAt(speaker, name);
  const title = speaker.label(field?.label) || name;
  const [byOther, setByOther] = useState(isDependent(bound.value));
  const hasOptions = field !== undefined && 'options' in field;
  const switchTo = (next: boolean) => {
    setByOther(next);
    if (!next && isDependent(bound.value)) bound.write(firstOffer(field));
  };
  return (
    <div className={styles.valueRow}>
      <OfferedValues {...{ object, name, field, bound, byOther }} />
      {hasOptions && (
        <IconButton
          size="sm"
          aria-pressed={byOther}
          icon={<Icon name="arrows-split" />}
          label={t('rules.offeredByOther')}
          onClick={() => switchTo(!byOther)}
        />
      )}
      <IconButton
        size="sm"
        icon={<Icon name="x" />}
        label={t('rules.removeField', { field: title })}
        onClick={() => given.write(without(given.value, name))}
      />
    </div>
  );
}

type ValuesProps = { object: string; name: string; field: FieldModel | undefined; bound: Bound<unknown>; byOther: boolean };

/** Some of the options, those that go with the value of another choice, or the records that satisfy a filter. */
function OfferedValues({ object, name, field, bound, byOther }: ValuesProps) {
  const t = useText();
  const label = useLabel();
  const title = t('rules.offeredIn', { field: label(field?.label) || name });
  if (byOther && field) {
    const depends = isDependent(bound.value) ? bound.value : undefined;
    const write = (next: DependentOptions | undefined) => bound.write(next ?? firstOffer(field));
    return <DependentOptionsControl {...{ label: title, object, name, field }} bound={{ ...bound, value: depends, write }} />;
  }
  if (Array.isArray(bound.value)) {
    const options = field && 'options' in field ? field.options : [];
    const choices = options.map((each) => ({ value: each.value, label: label(each.label) }));
    const write = (names: string[] | undefined) => bound.write(names ?? []);
    return <NamesControl label={title} bound={{ ...bound, value: bound.value as string[], write }} choices={choices} />;
  }
  const write = (filter: Filter | undefined) => bound.write(filter ?? { and: [] });
  return (
    <FilterControl
      label={title}
      bound={{ ...bound, value: bound.value as Filter, write }}
      object={field && relatedObject(field)}
    />
  );
}

function isDependent(value: unknown): value is DependentOptions {
  return typeof value === 'object' && value !== null && 'options' in value;
}

function isLimited(field: Field): boolean {
  return 'options' in field || ('to' in field && typeof field.to === 'string');
}

function firstOffer(field: Field | undefined): unknown {
  return field && 'options' in field ? field.options.map(({ value }) => value) : { and: [] };
}
