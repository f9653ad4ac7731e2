import type { ChoiceOption } from '../../../metadata/define/field.ts';
import type { ViewBody } from '../../../metadata/define/view.ts';
import type { Filter } from '../../../metadata/query.ts';
import type { Model, ObjectModel, ViewModel } from '../../../metadata/wire.ts';
import { fieldWidget } from '../fields/index.ts';
import { optionsOf } from '../fields/offered-options.ts';

export type Board = ViewModel & { board: NonNullable<ViewBody['board']> };

/** A card that shows a view of an object. */
export type ViewCard = { object: string; view: string };

/** Records on their way through the stages of a board, whichever of its pipelines they take: what home counts and adds up. */
export type OpenRecords = { object: ObjectModel; board: Board; options: ChoiceOption[]; filter: Filter };

/** Those of a board of an object. */
export function findOpenRecords({ views, objects }: Model, of: string, name: string): OpenRecords | undefined {
  const board = views[of]?.find((view): view is Board => view.name === name && view.board !== undefined);
  const object = objects[of];
  const field = object?.fields[board?.board.field ?? ''];
  if (!board || !object || !field || !fieldWidget(field).picksOne) return undefined;
  const options = optionsOf(field).filter(({ kind = 'open' }) => kind === 'open');
  return { object, board, options, filter: { field: board.board.field, op: 'in', value: options.map(({ value }) => value) } };
}
