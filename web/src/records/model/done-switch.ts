import type { ChoiceOption } from '../../../../metadata/define/field.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';

/** How records of an object are ticked off: `field` takes `done`, and `undone` takes it back; `day` keeps when it was. */
export type DoneSwitch = { field: string; done: string; undone: string; day: string };

/** Activities that end are told by their options: one sets a day to today, another clears it. */
export function doneSwitch(object: ObjectModel): DoneSwitch | undefined {
  if (!object.activity || !object.access.edit) return undefined;
  for (const [name, field] of Object.entries(object.fields)) {
    if (!('options' in field) || field.readOnly || field.access !== 'edit') continue;
    const done = field.options.find((option) => dayOfEnd(option));
    const day = done && dayOfEnd(done);
    const undone = field.options.find((option) => day && option.sets?.[day] === null);
    if (done && day && undone) return { field: name, done: done.value, undone: undone.value, day };
  }
}

export function isDone(record: WireRecord, { field, done }: DoneSwitch): boolean {
  return record[field] === done;
}

function dayOfEnd({ sets = {} }: ChoiceOption): string | undefined {
  return Object.keys(sets).find((name) => typeof sets[name] === 'object' && sets[name] !== null && 'today' in sets[name]);
}
