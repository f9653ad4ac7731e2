import type { IndexUse } from '@tenon/metadata/api/index-shapes.ts';
import type { Index } from './table.ts';

/** What an index is good for, in columns of its table. */
export type IndexPurpose = {
  use: IndexUse;
  keys: string[];
  order: OrderedColumn[];
  included: string[];
  collation?: string;
  without?: string;
};
type OrderedColumn = { column: string; direction: 'asc' | 'desc' };

/** Reads the definition of an index of ours back: what it is for is told to administrators in words. */
export function readIndex({ definition, unique }: Pick<Index, 'definition' | 'unique'>): IndexPurpose {
  const [body = '', condition = ''] = definition.split(/ where (.*)/s);
  const [keyed = '', beside = ''] = body.split(' include ');
  const parts = listed(keyed.replace('using gin ', '')).map(readPart);
  const [, collation] = / collate (\S+)/.exec(keyed) ?? [];
  const [, without] = /^deleted_at is null and "?([^" ]+)"? is null$/.exec(condition) ?? [];
  const order = parts.filter((part): part is OrderedColumn => part.direction !== undefined);
  return {
    use: readUse({ keyed, beside, condition, unique }),
    keys: parts.filter(({ direction }) => direction === undefined).map(({ column }) => column),
    order: order.at(-1)?.column === 'id' ? order.slice(0, -1) : order,
    included: listed(beside).map((part) => readPart(part).column),
    ...(collation !== undefined && { collation }),
    ...(without !== undefined && { without }),
  };
}

type Parts = { keyed: string; beside: string; condition: string; unique: boolean };

function readUse({ keyed, beside, condition, unique }: Parts): IndexUse {
  if (unique) return 'unique';
  if (keyed.startsWith('using gin')) return 'search';
  if (keyed === '(id)') return 'searchRest';
  if (beside !== '') return 'totals';
  if (condition === 'deleted_at is not null') return 'trash';
  return condition.endsWith('is not null') || keyed === '(to_id)' ? 'links' : 'lists';
}

function listed(text: string): string[] {
  return text === '' ? [] : text.slice(1, -1).split(', ');
}

function readPart(part: string): { column: string; direction?: 'asc' | 'desc' } {
  const [, column = part, direction] = /^(?:lower\()?"?([^")\s]+)"?\)?(?: collate \S+)?(?: (asc|desc)\b.*)?$/.exec(part) ?? [];
  return { column, ...(direction && { direction: direction as 'asc' | 'desc' }) };
}
