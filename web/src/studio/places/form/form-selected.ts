import { paths } from '../../../base/paths.ts';

/** What is selected of a form: a step, a field in it (step null: in a form without steps), a variant, or nothing but the form. */
export type FormSelected = { step: string | null; field?: string } | { variant: string } | undefined;

/** What the address says; it is the way to the element in the layout. */
export function formSelectedOf([list, id, member, field]: readonly string[]): FormSelected {
  if (id === undefined) return undefined;
  if (list === 'variants') return { variant: id };
  if (list === 'quickCreate') return { step: null, field: id };
  if (list !== 'steps') return undefined;
  return { step: id, ...(member === 'fields' && field !== undefined && { field }) };
}

function wayTo(selected: NonNullable<FormSelected>): string[] {
  if ('variant' in selected) return ['variants', selected.variant];
  const { step, field } = selected;
  if (step === null) return ['quickCreate', ...(field === undefined ? [] : [field])];
  return ['steps', step, ...(field === undefined ? [] : ['fields', field])];
}

/** What an element is known by on the canvas and in lists. */
export function formKey(selected: NonNullable<FormSelected>): string {
  return wayTo(selected).join('.');
}

export function formSelectedOfKey(key: string): FormSelected {
  return formSelectedOf(key.split('.'));
}

export function formAddress(object: string, selected?: FormSelected): string {
  return paths.studio('objects', object, 'form', ...(selected ? wayTo(selected).map(encodeURIComponent) : []));
}
