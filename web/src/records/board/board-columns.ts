import type { ChoiceOption } from '../../../../metadata/define/field.ts';
import type { Filter } from '../../../../metadata/query.ts';
import { offeredOptions } from '../../fields/offered-options.ts';
import type { RuledField } from '../../fields/rules/ask-rules.ts';

/** A column stands for one option; the one without is for records that have none. */
export type BoardColumn = { key: string; value: string | null; option?: ChoiceOption; isEnd: boolean };

/** The columns of a board: the options that may be chosen, in their order, and one for blanks when there are any. */
export function boardColumns(field: RuledField, { hasBlanks }: { hasBlanks: boolean }): BoardColumn[] {
  const columns = offeredOptions(field).map((option) => ({
    key: option.value,
    value: option.value,
    option,
    isEnd: isEnd(option),
  }));
  return hasBlanks ? [{ key: '', value: null, isEnd: false }, ...columns] : columns;
}

/** What a filter demands of records, field by field. */
export function demandedValues(filter: Filter | undefined): Record<string, unknown> {
  if (!filter) return {};
  if ('and' in filter) return Object.assign({}, ...filter.and.map(demandedValues).reverse());
  return 'field' in filter && filter.op === 'eq' ? { [filter.field]: filter.value } : {};
}

/** The value that a filter demands of a field. */
export function equalIn(filter: Filter | undefined, field: string): unknown {
  if (!filter) return undefined;
  if ('and' in filter) return filter.and.map((part) => equalIn(part, field)).find((value) => value !== undefined);
  return 'field' in filter && filter.field === field && filter.op === 'eq' ? filter.value : undefined;
}

/** Records that are through: won, lost, or done with a day of their own. */
function isEnd({ kind, sets = {} }: ChoiceOption): boolean {
  if (kind) return kind !== 'open';
  return Object.values(sets).some((value) => typeof value === 'object' && value !== null && 'today' in value);
}

/** Narrows a board's filter to one column. */
export function columnFilter(field: string, { value }: BoardColumn, filter?: Filter): Filter {
  const own: Filter = value === null ? { field, op: 'empty' } : { field, op: 'eq', value };
  return filter ? { and: [filter, own] } : own;
}
