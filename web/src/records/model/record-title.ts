import type { ObjectModel } from '../../../../metadata/wire.ts';
import { plainText } from '../../base/plain-text.ts';

/** A record's name; empty while the field that gives it is blank or hidden. */
export function recordTitle(object: Pick<ObjectModel, 'title'>, record: Record<string, unknown>): string {
  return plainText(record[object.title]);
}
