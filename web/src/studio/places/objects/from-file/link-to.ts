import type { FieldWithoutLabel } from './file-object.ts';

/** A field that leads to records of an object; to people there is one of its own. */
export function linkTo(object: string): FieldWithoutLabel {
  return object === 'user' ? { type: 'user' } : { type: 'relation', to: object };
}
