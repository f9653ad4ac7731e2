import type { FieldModel, Model, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { queryRecords } from '../../base/records.ts';
import { fieldWidget } from '../../fields/index.ts';
import { pointsAt } from '../related/related-query.ts';
import type { OpenRecord } from './open-record.ts';

/** Rows of a record with the columns that go on paper. `isWhole`: there are no more. */
export type PaperRows = {
  name: string;
  field: FieldModel;
  child: ObjectModel;
  columns: string[];
  rows: WireRecord[];
  isWhole: boolean;
};

/** A longer table is exported from its list. */
const most = 1000;
const atATime = 200;
/** What fits beside each other on a page. */
const mostColumns = 7;

/** What is kept in rows of its own with a record, as far as its reader may see it, in the order in which it was written. */
export function readPaperRows(model: Model, { object, layout, record }: OpenRecord, signal: AbortSignal): Promise<PaperRows[]> {
  const tables = Object.entries(object.fields).flatMap(([name, field]) => {
    const child = 'via' in field && 'to' in field && typeof field.to === 'string' ? model.objects[field.to] : undefined;
    if (!child || !('via' in field) || typeof field.via !== 'string' || !fieldWidget(field).FormEditor) return [];
    const listed = layout.related.find((each) => each.object === child.name && each.via === field.via)?.columns;
    return [{ name, field, child, via: field.via, columns: listed ?? ownColumns(child, field.via) }];
  });
  return Promise.all(
    tables.map(async ({ via, columns, ...table }) => {
      const shown = [...new Set([table.child.title, ...columns])].slice(0, mostColumns);
      const filter = pointsAt(table.child, via, { object: object.name, id: record.id });
      return { ...table, columns: shown, ...(await readRows(table.child.name, { select: shown, filter }, signal)) };
    }),
  );
}

function ownColumns({ fields }: ObjectModel, via: string): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.system || name === via || fieldWidget(field).isUpload ? [] : [name],
  );
}

type Wanted = Pick<Parameters<typeof queryRecords>[1], 'select' | 'filter'>;

async function readRows(object: string, query: Wanted, signal: AbortSignal): Promise<Pick<PaperRows, 'rows' | 'isWhole'>> {
  const sort = [{ field: 'created_at', direction: 'asc' as const }];
  const rows: WireRecord[] = [];
  for (let cursor: string | undefined; rows.length < most; ) {
    const page = await queryRecords(object, { ...query, sort, limit: atATime, cursor }, signal);
    rows.push(...page.records);
    if (!page.next) return { rows, isWhole: true };
    cursor = page.next;
  }
  return { rows, isWhole: false };
}
