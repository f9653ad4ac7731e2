import type { ObjectModel } from '../../../metadata/wire.ts';
import { fieldWidget } from './index.ts';

/** The fields whose values a person can be called or written to by. */
export function reachFields(object: ObjectModel, by: 'tel' | 'mailto'): string[] {
  return Object.entries(object.fields).flatMap(([name, field]) =>
    fieldWidget(field).reaches === by && field.access !== 'masked' ? [name] : [],
  );
}
