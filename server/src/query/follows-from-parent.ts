import { isDeepStrictEqual } from 'node:util';
import type { FilterShape, LinkedRecords } from './parse/query-shape.ts';
import type { RecordFilter } from './record-filter.ts';

/** A live record that a link leads to, and what is known of it: it is one of these. */
export type KnownParent = { link: string; object: string; records: RecordFilter };

/**
 * Whether every record whose link leads to such a parent satisfies the filter, so that it need not be asked. Only what the filter says of that
 * very link is looked at; whatever else it asks for counts as unknown.
 */
export function followsFromParent(filter: RecordFilter, parent: KnownParent): boolean {
  return filter === 'all' || (filter !== 'none' && judge(filter, parent) === true);
}

/** Undefined: it depends. */
function judge(filter: FilterShape, parent: KnownParent): boolean | undefined {
  switch (filter.kind) {
    case 'and':
      return every(filter.items.map((item) => judge(item, parent)));
    case 'or':
      return not(every(filter.items.map((item) => not(judge(item, parent)))));
    case 'not':
      return not(judge(filter.item, parent));
    case 'linked':
      return filter.path === parent.link ? leadsTo(filter.to, parent) : undefined;
    case 'condition':
      return filter.path === parent.link ? isFilled(filter.op) : undefined;
    default:
      return undefined;
  }
}

/** The link leads to the parent and nowhere else. */
function leadsTo(to: readonly LinkedRecords[], parent: KnownParent): boolean | undefined {
  const ways = to.filter(({ object, state }) => object === parent.object && state !== 'trash');
  return not(every(ways.map(({ records }) => not(isAmong(parent, records)))));
}

function isAmong({ records: known }: KnownParent, asked: RecordFilter): boolean | undefined {
  if (asked === 'all' || isDeepStrictEqual(asked, known)) return true;
  if (asked === 'none' || isExcluded(asked, known)) return false;
  return undefined;
}

/** Whether what is known says in so many words that it is not so. */
function isExcluded(asked: FilterShape, known: RecordFilter): boolean {
  if (typeof known === 'string') return false;
  if (known.kind === 'and') return known.items.some((item) => isExcluded(asked, item));
  return known.kind === 'not' && isDeepStrictEqual(known.item, asked);
}

function isFilled(op: string): boolean | undefined {
  return op === 'empty' ? false : op === 'notEmpty' ? true : undefined;
}

function every(outcomes: readonly (boolean | undefined)[]): boolean | undefined {
  if (outcomes.includes(false)) return false;
  return outcomes.includes(undefined) ? undefined : true;
}

function not(outcome: boolean | undefined): boolean | undefined {
  return outcome === undefined ? undefined : !outcome;
}
