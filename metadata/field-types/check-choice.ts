import type { ListOption } from '../define/choice-list.ts';
import type { ChoiceOption, Field, FieldOf } from '../define/field.ts';
import type { FieldCheck } from './field-check.ts';

/** No value twice, what an option sets exists and fits, and what it requires can be written. */
export function checkOptions(field: { options: ChoiceOption[]; list?: string }, here: FieldCheck): void {
  // What is wrong with a list is told where it is.
  if (field.list !== undefined) return;
  reportDuplicates(field.options, here);
  for (const [index, { sets, requires = [] }] of field.options.entries()) {
    for (const [name, set] of Object.entries(sets ?? {})) here.value(`options.${index}.sets.${name}`, name, set);
    for (const [at, name] of requires.entries()) here.writable(`options.${index}.requires.${at}`, name);
  }
}

export function reportDuplicates(options: readonly ListOption[], here: Pick<FieldCheck, 'report'>): void {
  const values = new Set<string>();
  for (const [index, { value }] of options.entries()) {
    if (values.has(value)) here.report(`options.${index}.value`, 'duplicateOption', { seen: value });
    values.add(value);
  }
}

/** The options, and those that the value of another choice field allows. */
export function checkChoice(field: FieldOf<'choice'>, here: FieldCheck): void {
  checkOptions(field, here);
  if (!field.dependsOn) return;
  const other = here.field('dependsOn.field', here.of, field.dependsOn.field, otherChoice);
  for (const [value, allowed] of Object.entries(field.dependsOn.options)) {
    const at = `dependsOn.options.${value}`;
    if (other) here.option(at, other, value, { as: 'key' });
    here.option(at, field, allowed);
    if (other && !hasOption(other, value)) here.report(at, 'unknownOption', { field: field.dependsOn.field, seen: value });
    for (const option of allowed) {
      if (!hasOption(field, option)) here.report(at, 'unknownOption', { field: here.name, seen: option });
    }
  }
}

const otherChoice = { fits: (field: Field) => 'options' in field, expected: { zh: '单选字段', en: 'a choice field' } };

function hasOption(field: Field, value: string): boolean {
  return 'options' in field && field.options.some((option) => option.value === value);
}
