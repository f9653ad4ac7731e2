import type { Filter, Label, ListQuery, Sort } from '@tenon/metadata';
import { TenonError } from '../base/errors.ts';

const known = new Set(['select', 'sort', 'filter', 'search', 'limit', 'cursor', 'count', 'trash']);

/** The list query of a query string: `?select=name,amount&sort=-amount&filter={"field":…}`. */
export function parseListQuery(object: string, query: unknown): ListQuery {
  const given = query as Record<string, string | string[]>;
  const stranger = Object.keys(given).find((name) => !known.has(name));
  if (stranger)
    throw wrong({
      zh: `没有参数“${stranger}”，可用：${[...known].join('、')}`,
      en: `unknown parameter “${stranger}”; known: ${[...known].join(', ')}`,
    });
  const one = (name: string): string | undefined => {
    const value = given[name];
    if (Array.isArray(value)) throw wrong({ zh: `“${name}”只能给一次`, en: `“${name}” is given more than once` });
    return value === '' ? undefined : value;
  };
  const filter = one('filter');
  const limit = one('limit');
  const trash = one('trash');
  return {
    object,
    select: one('select')?.split(','),
    sort: one('sort')?.split(',').map(readSort),
    filter: filter === undefined ? undefined : readFilter(filter),
    search: one('search'),
    // What is no number, or neither true nor false, goes on as it is and is refused by name.
    limit: (limit === undefined || Number.isNaN(Number(limit)) ? limit : Number(limit)) as number | undefined,
    cursor: one('cursor'),
    count: one('count') as ListQuery['count'],
    trash: (trash === 'true' || trash === 'false' ? trash === 'true' : trash) as boolean | undefined,
  };
}

function readSort(term: string): Sort {
  return term.startsWith('-') ? { field: term.slice(1), direction: 'desc' } : { field: term, direction: 'asc' };
}

function readFilter(text: string): Filter {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong({
      zh: 'filter 不是合法的 JSON，请检查引号、逗号和括号是否成对',
      en: 'filter is not valid JSON; check its quotes, commas and brackets',
    });
  }
}

function wrong(detail: Label): TenonError {
  return new TenonError('invalidQuery', { params: { detail } });
}
