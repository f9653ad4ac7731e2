import type { Me } from '../../../../metadata/api/me.ts';
import type { ChosenLayout } from '../../../../metadata/layouts/choose-layout.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';

import { fieldWidget } from '../../fields/index.ts';

import { valueAsSeen } from '../../fields/rules/value-as-seen.ts';

/** Fields of a new record: those asked for at once, and the rest one may fill in. */
export function formFields(
  object: ObjectModel,
  layout: Pick<ChosenLayout, 'quickCreate' | 'sections' | 'highlights'>,
  isRequired: (name: string) => boolean,
): { first: string[]; more: string[] } {
  const asked = layout.quickCreate.filter((name) => canFill(object, name));
  const first = [...new Set([...asked, ...neededFields(object, isRequired)])];
  const all = [...layout.sections.flatMap(({ fields }) => fields), ...layout.highlights];
  return { first, more: [...new Set(all)].filter((name) => canFill(object, name) && !first.includes(name)) };
}

/** Fields of a record that is changed: those that are filled in beforehand, and the rest one may change as well. */
export function editFields(
  object: ObjectModel,
  layout: Pick<ChosenLayout, 'sections' | 'highlights'>,
  values: Record<string, unknown> = {},
): { first: string[]; more: string[] } {
  const canChange = (name: string) => canFill(object, name) && hasOwnEditor(object, name);
  const first = Object.keys(values).filter(canChange);
  const all = [...layout.sections.flatMap(({ fields }) => fields), ...layout.highlights];
  return { first, more: [...new Set(all)].filter((name) => canChange(name) && !first.includes(name)) };
}

/** What must be filled in, wherever it stands: a page that hides it does not make the record complete. */
export function neededFields(object: ObjectModel, isRequired: (name: string) => boolean): string[] {
  return Object.keys(object.fields).filter(
    (name) => canFill(object, name) && isRequired(name) && object.fields[name]?.default === undefined,
  );
}

export function canFill(object: ObjectModel, name: string): boolean {
  const field = object.fields[name];
  const { Editor, FormEditor } = field ? fieldWidget(field) : {};
  return Boolean(field && field.access === 'edit' && !field.readOnly && (FormEditor ?? Editor));
}

/** Rows of a record that is there are changed on its page. */
export function hasOwnEditor(object: ObjectModel, name: string): boolean {
  const field = object.fields[name];
  return field !== undefined && fieldWidget(field).Editor !== undefined;
}

/** What a new record starts with; `{ me: true }` and `{ today: true }` are shown as what the server will make of them. */
export function startValues(object: ObjectModel, { me, today }: { me: Me['user']; today: string }): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { default: given, access }] of Object.entries(object.fields)) {
    if (given === undefined || access !== 'edit') continue;
    const value = valueAsSeen(object.fields[name], given, { me, today });
    if (value !== undefined) values[name] = value;
  }
  return values;
}
