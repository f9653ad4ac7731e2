import { Select } from '@mantine/core';
import type { Label } from '../../../../metadata/label.ts';
import { type TextKey, useText } from '../../base/use-text.ts';
import { OrderedRows } from '../frame/ordered-rows.tsx';
import type { Element } from '../store/commands.ts';
import { useItems } from '../store/use-items.ts';
import { useBound } from '../store/use-studio.ts';
import { Property } from './property.tsx';

type Props = {
  label: string;
  help?: string;
  /** A list of names. */
  element: Element;
  choices: readonly { value: string; label: string }[];
  most?: number;
  /** What steps call it: the setting of a thing. */
  setting: TextKey;
  thing: Label;
};

/** Several names whose order matters: of objects, dashboards. */
export function OrderedNamesControl({ label, help, element, choices, most = 50, setting, thing }: Props) {
  const t = useText();
  const bound = useBound<string[]>(element, { key: 'studio.did.set', values: { setting: { text: setting }, thing } });
  const labelOf = (name: string) => choices.find(({ value }) => value === name)?.label ?? name;
  const names = bound.value ?? [];
  const items = useItems(element, (name) => ({ zh: labelOf(name), en: labelOf(name) }));
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id }) => (
        <>
          <OrderedRows
            label={label}
            rows={names.map((name) => ({ id: name, label: labelOf(name) }))}
            onMove={items.move}
            onRemove={items.remove}
          />
          {names.length < most && (
            <Select
              id={id}
              data={choices.filter(({ value }) => !names.includes(value))}
              value={null}
              searchable
              placeholder={t('views.add')}
              nothingFoundMessage={t('ui.nothingFound')}
              onChange={(name) => name && items.add(name, name, names.at(-1))}
            />
          )}
        </>
      )}
    </Property>
  );
}
