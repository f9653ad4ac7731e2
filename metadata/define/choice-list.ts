import type { Label } from '../label.ts';
import type { Definition } from './definition.ts';
import type { ChoiceOption } from './field.ts';

/** An option that several fields share; what one of them does with the rest of its record is for rules to say. */
export type ListOption = Omit<ChoiceOption, 'sets' | 'requires'>;

/** Options for every choice that says `list: '<name>'` instead of having its own. */
export type ListBody = { label: Label; description?: Label; options: ListOption[] };

/** Declares options that fields of several objects share. */
export function defineList(name: string, body: ListBody): Definition<'list', ListBody> {
  return { kind: 'list', name, body };
}
