import type { TimelineItem } from '../../../../metadata/api/about-record.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { doneSwitch } from '../model/done-switch.ts';

/** What is still to be done, the soonest first, apart from what happened. */
export function splitPlanned(items: TimelineItem[], objects: Record<string, ObjectModel>) {
  const planned = items.filter((item) => isPlanned(item, objects[item.type]));
  const past = items.filter((item) => !planned.includes(item));
  return { planned: planned.toSorted((one, other) => (dueDay(one, objects) < dueDay(other, objects) ? -1 : 1)), past };
}

function isPlanned({ record }: TimelineItem, object: ObjectModel | undefined): boolean {
  const ending = object && doneSwitch(object);
  return ending !== undefined && record !== undefined && isOpen(object as ObjectModel, record, ending);
}

/** Its option says that there is no day of the end. */
function isOpen(object: ObjectModel, record: WireRecord, { field, day }: { field: string; day: string }): boolean {
  const choice = object.fields[field];
  const options = choice && 'options' in choice ? choice.options : [];
  return options.find(({ value }) => value === record[field])?.sets?.[day] === null;
}

const never = '9999-12-31';

/** The day that records of its object are sorted by. */
function dueDay({ type, record }: TimelineItem, objects: Record<string, ObjectModel>): string {
  const field = objects[type]?.sort?.[0]?.field ?? '';
  return typeof record?.[field] === 'string' ? record[field] : never;
}
