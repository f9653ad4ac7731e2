import type { LayoutBody } from '../../../../metadata/define/layout.ts';
import type { Me, ObjectModel } from '../../../../metadata/wire.ts';
import { fieldWidget } from '../../fields/index.ts';

/** Fields of a new record: those asked for at once, and the rest one may fill in. */
export function formFields(object: ObjectModel, layout: LayoutBody): { first: string[]; more: string[] } {
  const canSet = (name: string) => {
    const field = object.fields[name];
    return Boolean(field && field.access === 'edit' && !field.readOnly && !('via' in field) && fieldWidget(field).Editor);
  };
  const asked = layout.quickCreate.filter(canSet);
  const needed = Object.keys(object.fields).filter(
    (name) => canSet(name) && object.fields[name]?.required && !hasDefault(object, name),
  );
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
    if (isObject(given) && 'me' in given) values[name] = { id: me.id, title: me.name };
    else if (!isObject(given) || !('today' in given)) values[name] = given;
    // A moment is taken by the server's clock when the record is saved.
    else if (isDay(object, name)) values[name] = today;
  }
  return values;
}

/** Required fields that are still blank; those with a default are filled in by the server. */
export function missingFields(object: ObjectModel, values: Record<string, unknown>): string[] {
  return Object.entries(object.fields)
    .filter(([name, field]) => field.required && field.access === 'edit' && !field.readOnly && !hasDefault(object, name))
    .map(([name]) => name)
    .filter((name) => values[name] === undefined || values[name] === null || String(values[name]).trim() === '');
}

function hasDefault(object: ObjectModel, name: string): boolean {
  return object.fields[name]?.default !== undefined;
}

function isDay(object: ObjectModel, name: string): boolean {
  const field = object.fields[name];
  return field !== undefined && fieldWidget(field).isDay === true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
