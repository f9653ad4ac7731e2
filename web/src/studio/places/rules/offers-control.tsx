import type { Field } from '../../../../../metadata/define/field.ts';
import type { Filter } from '../../../../../metadata/query.ts';
import { ruleActions } from '../../../../../metadata/rules/actions/index.ts';
import { relatedObject } from '../../../fields/find-field.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
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
  const speaker = useSpeaker(object);
  const { t, label } = speaker;
  const bound = useBound<unknown>(element, words);
  const field = fieldAt(speaker, name);
  const title = t('rules.offeredIn', { field: label(field?.label) || name });
  const options =
    field && 'options' in field ? field.options.map((each) => ({ value: each.value, label: label(each.label) })) : [];
  const isDependent = typeof bound.value === 'object' && bound.value !== null && 'options' in bound.value;
  return (
    <div className={styles.valueRow}>
      {isDependent ? (
        <p className={styles.note}>{t('rules.dependentOffer', { field: label(field?.label) || name })}</p>
      ) : Array.isArray(bound.value) ? (
        <NamesControl
          label={title}
          bound={{ ...bound, value: bound.value, write: (names) => bound.write(names ?? []) }}
          choices={options}
        />
      ) : (
        <FilterControl
          label={title}
          bound={{ ...bound, value: bound.value as Filter, write: (filter) => bound.write(filter ?? { and: [] }) }}
          object={field && relatedObject(field)}
        />
      )}
      <IconButton
        size="sm"
        icon={<Icon name="x" />}
        label={t('rules.removeField', { field: label(field?.label) || name })}
        onClick={() => given.write(without(given.value, name))}
      />
    </div>
  );
}

function isLimited(field: Field): boolean {
  return 'options' in field || ('to' in field && typeof field.to === 'string');
}

function firstOffer(field: Field | undefined): unknown {
  return field && 'options' in field ? field.options.map(({ value }) => value) : { and: [] };
}
