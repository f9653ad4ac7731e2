import { Select } from '@mantine/core';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { useText } from '../../../base/use-text.ts';
import { Property } from '../../controls/property.tsx';
import { useFieldChoices } from '../../controls/reference-controls.tsx';
import { type Bound, useBody } from '../../store/use-studio.ts';

type Props = {
  label: string;
  object: string;
  bound: Bound<Record<string, unknown>>;
  fits: (field: Field) => boolean;
  begins: (field: Field | undefined) => unknown;
};

/** Adds a field to what is given by field. */
export function AddField({ label, object, bound, fits, begins }: Props) {
  const t = useText();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const choices = useFieldChoices(object, fits).filter(({ value }) => !Object.hasOwn(bound.value ?? {}, value));
  return (
    <Property label={label} bound={bound}>
      {({ id }) => (
        <Select
          id={id}
          data={choices}
          value={null}
          searchable
          placeholder={t('rules.addField')}
          nothingFoundMessage={t('ui.nothingFound')}
          onChange={(name) => name && bound.write({ ...bound.value, [name]: begins(body?.fields[name]) })}
        />
      )}
    </Property>
  );
}
