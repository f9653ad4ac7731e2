import { useQuery } from '@tanstack/react-query';
import type { Address } from '../../../metadata/wire.ts';
import { useLabel, useLocale, useText } from '../base/use-text.ts';
import { classNames } from '../ui/class-names.ts';
import { addressText } from './address-text.ts';
import display from './display.module.css';
import styles from './editor.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { Picker } from './picker.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

function AddressDisplay({ value, compact }: DisplayProps) {
  const shown = addressText(value as Address, useLocale());
  return (
    <span className={classNames(compact ? display.line : display.text)} title={compact ? shown : undefined}>
      {shown}
    </span>
  );
}

type Regions = Record<string, Record<string, string[]>>;

/** Province, city and district one after the other, then the street. Places that are not in the list can be typed. */
function AddressEditor({ field, value, onChange, autoFocus, invalid, id }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const address = (value as Address | null) ?? {};
  const { data: regions = {} } = useQuery({
    queryKey: ['regions'],
    queryFn: async () => (await import('./regions.json')).default as Regions,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const cities = regions[address.province ?? ''] ?? {};
  const change = (part: Address) => {
    const next = Object.fromEntries(Object.entries({ ...address, ...part }).filter(([, text]) => text));
    onChange(Object.keys(next).length > 0 ? next : null);
  };
  const chooseProvince = (province?: string) => {
    const only = Object.keys(regions[province ?? ''] ?? {});
    change({ province, city: only.length === 1 ? only[0] : undefined, district: undefined });
  };
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <RegionPicker
          label={t('fields.province')}
          value={address.province}
          options={Object.keys(regions)}
          onPick={chooseProvince}
          autoFocus={autoFocus}
          id={id}
        />
        <RegionPicker
          label={t('fields.city')}
          value={address.city}
          options={Object.keys(cities)}
          onPick={(city) => change({ city, district: undefined })}
        />
        <RegionPicker
          label={t('fields.district')}
          value={address.district}
          options={cities[address.city ?? ''] ?? []}
          onPick={(district) => change({ district })}
        />
      </div>
      <div className={styles.row}>
        <input
          className={styles.input}
          autoComplete="off"
          placeholder={label(field.placeholder) || t('fields.street')}
          aria-label={`${label(field.label)} ${t('fields.street')}`}
          aria-invalid={invalid ? true : undefined}
          value={address.street ?? ''}
          onChange={(event) => change({ street: event.target.value })}
        />
        <input
          className={`${styles.figure} ${styles.narrow}`}
          autoComplete="off"
          placeholder={t('fields.postcode')}
          aria-label={t('fields.postcode')}
          value={address.postcode ?? ''}
          onChange={(event) => change({ postcode: event.target.value })}
        />
      </div>
    </div>
  );
}

type RegionProps = {
  label: string;
  value?: string;
  options: string[];
  onPick: (name: string | undefined) => void;
  autoFocus?: boolean;
  id?: string;
};

function RegionPicker({ label, value, options, onPick, ...rest }: RegionProps) {
  const t = useText();
  return (
    <Picker
      {...rest}
      label={label}
      placeholder={label}
      selected={value ? { key: value, text: value } : null}
      options={options.map((name) => ({ key: name, text: name }))}
      clearable
      create={{ text: (words) => (words ? t('fields.useTyped', { words }) : ''), run: (words) => words && onPick(words) }}
      onPick={(option) => onPick(option?.key)}
    />
  );
}

export const address: FieldWidget = {
  Display: AddressDisplay,
  Editor: AddressEditor,
  FilterValue: TextFilterValue,
  width: 260,
  parts: {
    country: 'fields.country',
    province: 'fields.province',
    city: 'fields.city',
    district: 'fields.district',
    street: 'fields.street',
    postcode: 'fields.postcode',
  },
};
