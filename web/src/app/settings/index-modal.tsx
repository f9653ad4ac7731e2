import { MultiSelect, Select } from '@mantine/core';
import { useState } from 'react';
import { orderedField, uniqueField } from '../../../../metadata/check/field-demands.ts';
import type { WantedIndex } from '../../../../metadata/define/object.ts';
import { useModel, useObject } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { Segmented } from '../../ui/segmented.tsx';

export type IndexRequest = { object: string; wanted: WantedIndex };
type Direction = 'asc' | 'desc';

const maxFilter = 3;

/** Asks what people filter and sort by; `onAdd` throws where it cannot be had. */
export function IndexModal({ onAdd, onClose }: { onAdd: (request: IndexRequest) => Promise<void>; onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const { objects } = useModel();
  const [object, setObject] = useState<string | null>(null);
  const [filter, setFilter] = useState<string[]>([]);
  const [field, setField] = useState<string | null>(null);
  const [direction, setDirection] = useState<Direction>('desc');
  const fields = useFieldChoices(object);
  const choose = (name: string | null) => {
    setObject(name);
    setFilter([]);
    setField(null);
  };
  const add = async () => {
    if (!object) return;
    await onAdd({
      object,
      wanted: { ...(filter.length > 0 && { filter }), ...(field && { sort: [{ field, direction }] }) },
    });
    onClose();
  };
  return (
    <FormModal
      title={t('indexes.add')}
      action={t('action.create')}
      disabled={!object || (filter.length === 0 && !field)}
      onSubmit={add}
      onClose={onClose}
    >
      <Select
        label={t('indexes.object')}
        data={Object.values(objects).map(({ name, label: object }) => ({ value: name, label: label(object) }))}
        value={object}
        onChange={choose}
        searchable
        data-autofocus
        placeholder={t('ui.selectPlaceholder')}
        nothingFoundMessage={t('ui.nothingFound')}
      />
      <MultiSelect
        label={t('indexes.filtered')}
        description={t('indexes.filteredHelp')}
        data={fields.filterable}
        value={filter}
        onChange={setFilter}
        maxValues={maxFilter}
        disabled={!object}
        searchable
        nothingFoundMessage={t('ui.nothingFound')}
      />
      <Select
        label={t('indexes.sorted')}
        description={t('indexes.sortedHelp')}
        data={fields.sortable}
        value={field}
        onChange={setField}
        disabled={!object}
        searchable
        clearable
        placeholder={t('indexes.usualOrder')}
        nothingFoundMessage={t('ui.nothingFound')}
      />
      {field && (
        <Segmented<Direction>
          label={t('indexes.direction')}
          options={[
            { value: 'asc', label: t('indexes.ascending') },
            { value: 'desc', label: t('indexes.descending') },
          ]}
          value={direction}
          onChange={setDirection}
        />
      )}
    </FormModal>
  );
}

function useFieldChoices(name: string | null) {
  const label = useLabel();
  const fields = Object.entries(useObject(name ?? '')?.fields ?? {}).filter(([field]) => field !== 'id');
  const choicesOf = (demand: typeof uniqueField) =>
    fields.flatMap(([value, field]) => (demand.fits(field) ? [{ value, label: label(field.label) }] : []));
  return { filterable: choicesOf(uniqueField), sortable: choicesOf(orderedField) };
}
