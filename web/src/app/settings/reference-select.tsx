import { Select } from '@mantine/core';
import type { Filter } from '../../../../metadata/query.ts';
import type { Reference } from '../../../../metadata/wire.ts';
import { useObject } from '../../base/use-model.ts';
import { useRecords } from '../../base/use-records.ts';
import { useText } from '../../base/use-text.ts';

type Props = {
  object: string;
  label: string;
  value: Reference | null;
  onChange: (value: Reference | null) => void;
  /** Left out of the choices: a record cannot be its own parent. */
  except?: string;
};

const most = 200;

/** Nobody is put under somebody who has left. */
const activePeople: Filter = { field: 'active', op: 'eq', value: true };

/** Picks one of an object's few records, such as a department. */
export function ReferenceSelect({ object, label, value, onChange, except }: Props) {
  const t = useText();
  const title = useObject(object)?.title ?? 'name';
  const { data } = useRecords(object, {
    select: [title],
    filter: object === 'user' ? activePeople : undefined,
    sort: [{ field: title, direction: 'asc' }],
    limit: most,
  });
  const options = (data?.records ?? [])
    .filter((record) => record.id !== except)
    .map((record) => ({ value: record.id, label: String(record[title] ?? '') }));
  if (value && !options.some((option) => option.value === value.id)) options.push({ value: value.id, label: value.title ?? '' });
  const choose = (id: string | null) => {
    const chosen = options.find((option) => option.value === id);
    onChange(chosen ? { id: chosen.value, title: chosen.label } : null);
  };
  return (
    <Select
      label={label}
      data={options}
      value={value?.id ?? null}
      onChange={choose}
      searchable
      clearable
      placeholder={t('ui.selectPlaceholder')}
      nothingFoundMessage={t('ui.nothingFound')}
    />
  );
}
