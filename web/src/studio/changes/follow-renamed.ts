import type { ChoiceOption, Field } from '../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';

/** `renamed`: the ways to fields and options that are called otherwise, as they are called now. */
type Followed = { body: ObjectBody; renamed: string[][] };

/** An object as it was, with the fields and options that `next` says the former names of under their new names: what is left to differ is more than a name. */
export function followRenamed(before: ObjectBody, next: ObjectBody): Followed {
  const renamed: string[][] = [];
  const fields = Object.entries(before.fields ?? {}).map(([name, field]): [string, Field] => {
    const [now, after] = nextOf(next.fields ?? {}, name);
    if (now !== name) renamed.push(['fields', now]);
    const kept = withOptions(field, after, (option) => renamed.push(['fields', now, 'options', option]));
    return [now, (now === name ? kept : { ...kept, was: name }) as Field];
  });
  return { body: { ...before, fields: Object.fromEntries(fields) }, renamed };
}

function nextOf(fields: ObjectBody['fields'], name: string): [string, Field | undefined] {
  const called = Object.entries(fields).find(([now, field]) => now !== name && field?.was === name);
  return called && !Object.hasOwn(fields, name) ? called : [name, Object.hasOwn(fields, name) ? fields[name] : undefined];
}

function withOptions(field: Field, after: Field | undefined, onRenamed: (option: string) => void): Field {
  const options = optionsOf(after);
  if (!('options' in field) || !Array.isArray(field.options)) return field;
  const kept = field.options.map((option) => {
    const now = options.find(({ value, was }) => was === option.value && value !== option.value);
    if (!now || options.some(({ value }) => value === option.value)) return option;
    onRenamed(now.value);
    return { ...option, value: now.value, was: option.value };
  });
  return { ...field, options: kept };
}

function optionsOf(field: Field | undefined): readonly ChoiceOption[] {
  return field && 'options' in field && Array.isArray(field.options) ? field.options : [];
}
