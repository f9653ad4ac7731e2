import { MultiSelect, type OptionsFilter, Select } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Field } from '../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import type { Label } from '../../../../metadata/label.ts';
import { systemFields } from '../../../../metadata/system-fields.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { useDraftDefinitions } from '../model/draft-definitions.ts';
import type { Bound } from '../store/use-studio.ts';
import { useBody } from '../store/use-studio.ts';
import { matches } from '../words/matches.ts';
import { Property } from './property.tsx';

type Setting = { label: string; help?: string; clearable?: boolean };

export type Known = { value: string; label: string };

/** Esc closes the choices, and leads nowhere else. */
export function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}

const byWords: OptionsFilter = ({ options, search }) =>
  options.filter((option) => 'value' in option && matches(search, { zh: option.label, en: option.label }, option.value));

/** Objects by name, in the order of their labels. */
export function useObjectChoices(): Known[] {
  const label = useLabel();
  return useDraftDefinitions()
    .filter(({ kind }) => kind === 'object')
    .map(({ name, body }) => ({ value: name, label: label((body as ObjectBody).label) || name }));
}

/** Fields of an object, its own before those that every object has. */
export function useFieldChoices(
  object: string | undefined,
  fits: (field: Field) => boolean = () => true,
  withSystem = false,
): Known[] {
  const label = useLabel();
  const body = useBody<ObjectBody>({ kind: 'object', name: object ?? '' });
  const fields = Object.entries({ ...body?.fields, ...(withSystem ? systemFields : {}) }) as [string, Field][];
  return fields.filter(([, field]) => fits(field)).map(([name, field]) => ({ value: name, label: label(field.label) || name }));
}

/** The name of an object. */
export function ObjectControl({ label, help, bound, clearable }: Setting & { bound: Bound<string> }) {
  return <NameControl choices={useObjectChoices()} {...{ label, help, bound, clearable }} />;
}

/** Roles by name. */
export function useRoleChoices(): Known[] {
  const label = useLabel();
  return useDraftDefinitions()
    .filter(({ kind }) => kind === 'role')
    .map(({ name, body }) => ({ value: name, label: label((body as { label?: Label }).label) || name }));
}

type FieldProps = Setting & {
  bound: Bound<string>;
  object: string | undefined;
  fits?: (field: Field) => boolean;
  withSystem?: boolean;
};

/** A field of an object. */
export function FieldControl({ object, fits, withSystem, ...rest }: FieldProps) {
  return <NameControl choices={useFieldChoices(object, fits, withSystem)} {...rest} />;
}

/** One of several things that have a name and a label. */
export function NameControl({
  label,
  help,
  bound,
  clearable = false,
  choices,
}: Setting & { bound: Bound<string>; choices: Known[] }) {
  const t = useText();
  const isKnown = bound.value === undefined || choices.some(({ value }) => value === bound.value);
  const data = isKnown ? choices : [...choices, { value: bound.value as string, label: bound.value as string }];
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id, isWrong }) => (
        <Select
          id={id}
          data={data}
          value={bound.value ?? null}
          onChange={(value) => bound.write(value ?? undefined)}
          searchable
          onKeyDown={keepEscape}
          clearable={clearable}
          error={isWrong}
          filter={byWords}
          placeholder={t('ui.selectPlaceholder')}
          nothingFoundMessage={t('ui.nothingFound')}
        />
      )}
    </Property>
  );
}

/** Several names in their order, of fields or objects. */
export function NamesControl({ label, help, bound, choices }: Setting & { bound: Bound<string[]>; choices: Known[] }) {
  const t = useText();
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id, isWrong }) => (
        <MultiSelect
          id={id}
          data={choices}
          value={(bound.value ?? []).filter((name) => choices.some(({ value }) => value === name))}
          onChange={(names) => bound.write(names.length > 0 ? names : undefined)}
          searchable
          onKeyDown={keepEscape}
          error={isWrong}
          filter={byWords}
          placeholder={bound.value?.length ? undefined : t('ui.selectPlaceholder')}
          nothingFoundMessage={t('ui.nothingFound')}
        />
      )}
    </Property>
  );
}
