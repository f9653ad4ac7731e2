import type { ObjectModel } from '../../../../metadata/wire.ts';
import { fieldWidget } from '../../fields/index.ts';
import { reachFields } from '../../fields/reach-fields.ts';
import type { ListColumn } from './list-columns.ts';

/** What a card needs besides the columns of the view: its figure, and the numbers that its button calls. */
export function cardFields(object: ObjectModel): string[] {
  return [...(object.figure === undefined ? [] : [object.figure]), ...reachFields(object, 'tel')];
}

/**
 * Columns that say something on a card without their heads. A number or a tick without its name says nothing; what is called or
 * stands as the figure has a place of its own.
 */
export function cardWords(object: ObjectModel, columns: ListColumn[]): ListColumn[] {
  const elsewhere = new Set([object.title, ...cardFields(object)]);
  return columns.filter(({ path, align, field }) => !elsewhere.has(path) && align !== 'end' && !fieldWidget(field).isTick);
}
