import type { LayoutBody } from '../../../../metadata/define/layout.ts';
import type { Me, ObjectModel } from '../../../../metadata/wire.ts';

import { fieldWidget } from '../../fields/index.ts';

import { valueAsSeen } from '../../fields/rules/value-as-seen.ts';

/** Fields of a new record: those asked for at once, and the rest one may fill in. */
export function formFields(
  object: ObjectModel,
  layout: LayoutBody,
  isRequired: (name: string) => boolean,
): { first: string[]; more: string[] } {
  const canSet = (name: string) => {
    const field = object.fields[name];
    const { Editor, FormEditor } = field ? fieldWidget(field) : {};
    return Boolean(field && field.access === 'edit' && !field.readOnly && (Editor ?? FormEditor));
  };
  const asked = layout.quickCreate.filter(canSet);
  const needed = Object.keys(object.fields).filter((name) => canSet(name) && isRequired(name) && !hasDefault(object, name));
  const first = [...new Set([...asked, ...needed])];
  const all = [
    ...layout.sections.flatMap(({ fields }) => fields),
    ...Object.keys(object.fields).filter((name) => !object.fields[name]?.system),
  ];
  return { first, more: [...new Set(all)].filter((name) => canSet(name) && !first.includes(name)) };
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

function hasDefault(object: ObjectModel, name: string): boolean {
  return object.fields[name]?.default !== undefined;
}
