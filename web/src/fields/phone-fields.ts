import type { ObjectModel } from '../../../metadata/wire.ts';

/** The fields whose numbers can be called. */
export function phoneFields(object: ObjectModel): string[] {
  return Object.keys(object.fields).filter((name) => object.fields[name]?.type === 'phone');
}
