import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReportRow } from '../../../../metadata/api/records.ts';
import type { ViewBody } from '../../../../metadata/define/view.ts';
import type { Measure } from '../../../../metadata/query.ts';
import type { FieldModel, ObjectModel, ViewModel } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { aggregateRecords, type RecordQuery } from '../../base/records.ts';
import { changedAlong } from '../../fields/offered-options.ts';
import { useRulesSoon } from '../../fields/rules/use-rules.ts';
import { type ColorOf, useRowColors } from '../list/use-row-colors.ts';
import { type BoardColumn, boardColumns, columnFilter, demandedValues } from './board-columns.ts';

export type BoardTotals = { count: number; sum?: string; weighted?: string };

/** What a board is made of: its columns, their figures, and what each column asks for. */
export type BoardModel = {
  object: ObjectModel;
  view: ViewBody;
  colorOf: ColorOf | undefined;
  name: string;
  field: FieldModel;
  columns: BoardColumn[];
  /** Records get through: a day that is over is late for those that are not. */
  hasEnds: boolean;
  totals: Map<string, BoardTotals> | undefined;
  queryOf: (column: BoardColumn) => RecordQuery;
};

/** A view, with the types of what its colours look at. */
export type ShownView = Pick<ViewModel, keyof ViewBody | 'types'>;

const pageSize = 20;

export function useBoard(object: ObjectModel, view: ShownView, search?: string): BoardModel | undefined {
  const name = view.board?.field ?? '';
  const field = object.fields[name];
  const ask = useRulesSoon(object);
  const colorOf = useRowColors(object, view);
  const measures: Measure[] = [
    { name: 'count', aggregate: 'count' },
    ...(view.board?.sum ? [{ name: 'sum', aggregate: 'sum', field: view.board.sum } as const] : []),
    ...(view.board?.weighted ? [{ name: 'weighted', aggregate: 'sum', field: view.board.weighted } as const] : []),
  ];
  const query = { filter: view.filter, search, group: [{ field: name }], measures };
  const { data } = useQuery({
    queryKey: queryKeys.records(object.name, 'totals', query),
    queryFn: ({ signal }) => aggregateRecords(object.name, query, signal),
    placeholderData: keepPreviousData,
    enabled: field !== undefined,
  });
  if (!field) return undefined;
  const totals = data && readTotals(data.rows);
  const ruled = ask({ values: demandedValues(view.filter), before: {} }).field(name) ?? field;
  const columns = boardColumns(ruled, { hasBlanks: (totals?.get('')?.count ?? 0) > 0 });
  const select = cardFields(object, view, name);
  const queryOf = (column: BoardColumn): RecordQuery => ({
    select,
    filter: columnFilter(name, column, view.filter),
    search,
    sort: view.sort,
    limit: pageSize,
  });
  const hasEnds = columns.some(({ isEnd }) => isEnd);
  return { object, view, colorOf, name, field, columns, hasEnds, totals, queryOf };
}

function readTotals(rows: ReportRow[]): Map<string, BoardTotals> {
  return new Map(
    rows.map(({ keys: [key], values }) => [
      String(key ?? ''),
      { count: Number(values.count), sum: textOf(values.sum), weighted: textOf(values.weighted) },
    ]),
  );
}

function textOf(value: string | number | null | undefined): string | undefined {
  return value === undefined ? undefined : String(value ?? 0);
}

/** What a card shows, and what moving it changes, so that a move can be taken back. */
function cardFields(object: ObjectModel, view: ShownView, name: string): string[] {
  const shown = [object.title, name, 'owner', ...changedAlong(object.fields[name] as FieldModel)].filter(
    (field) => object.fields[field],
  );
  const next = view.board?.next;
  return [
    ...new Set([...shown, ...view.columns.map(({ field }) => field), ...(next ? [next] : []), ...Object.keys(view.types ?? {})]),
  ];
}
