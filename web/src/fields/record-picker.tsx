import type { Filter } from '../../../metadata/query.ts';
import type { Reference } from '../../../metadata/wire.ts';
import { openQuickCreate } from '../base/quick-create.ts';
import { useOutline } from '../base/use-model.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import display from './display.module.css';
import { MultiPicker } from './multi-picker.tsx';
import { PersonName } from './person-name.tsx';
import { Picker, type PickerOption } from './picker.tsx';
import { type FoundRecord, useFoundRecords } from './use-found-records.ts';

type Shared = {
  object: string;
  label: string;
  placeholder?: string;
  filter?: Filter;
  /** Of people only those who are active: nothing is given to somebody who has left. */
  onlyActive?: boolean;
  /** Entries before the found ones, such as “Me”. */
  first?: PickerOption[];
  autoFocus?: boolean;
  invalid?: string;
  id?: string;
};

/** Finds a record on the server by words, or makes it. */
export function RecordPicker({
  value,
  onPick,
  clearable,
  ...rest
}: Shared & { value: Reference | null; onPick: (value: Reference | null) => void; clearable?: boolean }) {
  const { references, ...pickerProps } = useRecordOptions(rest, onPick);
  return (
    <Picker
      {...pickerProps}
      selected={value && { key: value.id, text: value.title ?? value.id }}
      clearable={clearable}
      onPick={(option) => onPick(option && (references.get(option.key) ?? null))}
    />
  );
}

/** Finds several records, one after the other. */
export function RecordsPicker({
  values,
  onChange,
  ...rest
}: Shared & { values: Reference[]; onChange: (values: Reference[]) => void }) {
  const { references, ...pickerProps } = useRecordOptions(rest, (made) => onChange([...values, made]));
  const known = new Map([...references, ...values.map((value): [string, Reference] => [value.id, value])]);
  return (
    <MultiPicker
      {...pickerProps}
      selected={values.map(({ id, title }) => ({ key: id, text: title ?? id }))}
      onChange={(options) => onChange(options.flatMap(({ key }) => known.get(key) ?? []))}
    />
  );
}

function useRecordOptions({ object, filter, onlyActive, first = [], ...rest }: Shared, onMade: (made: Reference) => void) {
  const t = useText();
  const label = useLabel();
  const outline = useOutline(object);
  const { found, loading, setWords } = useFoundRecords(object, { filter, onlyActive });
  const references = new Map(found.map((reference) => [reference.id, reference]));
  for (const { key, text } of first) references.set(key, { id: key, title: text });
  const create = outline?.access.create &&
    object !== 'user' && {
      text: (words: string) => t('fields.createNew', { object: label(outline.label), words }).trim(),
      run: (words: string) =>
        openQuickCreate({
          object,
          values: words ? { [outline.title]: words } : {},
          onCreated: ({ id, title }) => onMade({ id, title, object }),
        }),
    };
  return {
    ...rest,
    references,
    loading,
    onWords: setWords,
    options: [
      ...first,
      ...found.map((reference) => ({
        key: reference.id,
        text: reference.title ?? reference.id,
        node: <Found object={object} reference={reference} />,
      })),
    ],
    create: create || undefined,
  };
}

function Found({ object, reference }: { object: string; reference: FoundRecord }) {
  const t = useText();
  const icon = useOutline(object)?.icon;
  if (object === 'user')
    return (
      <>
        <PersonName name={reference.title ?? ''} />
        {reference.hasLeft && <span className={display.quiet}>{t('fields.hasLeft')}</span>}
      </>
    );
  return (
    <span className={display.person}>
      {icon && <Icon name={icon} size={14} className={display.quiet} />}
      <span>{reference.title}</span>
    </span>
  );
}
