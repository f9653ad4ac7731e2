import type { Model, ObjectModel } from '../../../../metadata/wire.ts';

/** An object whose records tell what was done, or is to be done, about records of another. */
export type Activity = {
  object: ObjectModel;
  /** Its field that points at the record it is about. */
  related: string;
  text: string;
  /** The value of `related` that points at a record. */
  linkTo: (record: { id: string; title: string | null }) => unknown;
};

/** The activities that records of an object may have, in the order the solutions give them. */
export function activitiesAbout(model: Pick<Model, 'outlines' | 'objects'>, about: ObjectModel): Activity[] {
  if (about.timeline === false) return [];
  return Object.values(model.outlines).flatMap(({ name, activity, access }) => {
    const object = activity && access.read ? model.objects[name] : undefined;
    if (!activity || !object) return [];
    const linkTo = linkThrough(object, activity.related, about.name);
    return linkTo ? [{ object, related: activity.related, text: activity.text, linkTo }] : [];
  });
}

/** How a field of an object points at a record of `target`; undefined when it cannot. */
export function linkThrough(object: ObjectModel, via: string, target: string): Activity['linkTo'] | undefined {
  const field = object.fields[via];
  if (!field?.leadsTo?.includes(target)) return undefined;
  // A link to records of one object does not name it.
  const isNamed = 'to' in field && typeof field.to !== 'string';
  return ({ id, title }) => ({ id, title, ...(isNamed && { object: target }) });
}
