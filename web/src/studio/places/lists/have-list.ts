import type { ListOption } from '../../../../../metadata/define/choice-list.ts';
import type { ChoiceOption } from '../../../../../metadata/define/field.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { Element, StepBuilder } from '../../store/commands.ts';

/** A field has its options from a list from now on, and none of its own. */
export function haveList(step: StepBuilder, { at, ...target }: Element, list: string): void {
  step.write({ ...target, at: [...at, 'list'] }, { to: list });
  step.write({ ...target, at: [...at, 'options'] }, { to: undefined });
}

/** The field has options of its own again, which begin as those that it had. */
export function haveOwn(step: StepBuilder, { at, ...target }: Element, options: readonly ChoiceOption[]): void {
  step.write({ ...target, at: [...at, 'list'] }, { to: undefined });
  step.write({ ...target, at: [...at, 'options'] }, { to: options as unknown as Json });
}

/** What an option does with the rest of its record stays behind. */
export function asShared({ sets: _sets, requires: _requires, was: _was, ...option }: ChoiceOption): ListOption {
  return option;
}
