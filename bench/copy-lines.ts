import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Columns come from the first line; indexes are made after the rows, as a restore would. */
export async function copyLines(
  client: pg.Client,
  { schema, table, lines }: { schema: string; table: string; lines: Generator<string> },
): Promise<void> {
  const indexes = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes where schemaname = $1 and tablename = $2 and indexname <> $2 || '_pkey'`,
    [schema, table],
  );
  for (const { indexname } of indexes.rows) await client.query(`drop index if exists ${schema}."${indexname}"`).catch(() => {});
  const columns = columnsOf[table] as string[];
  const copy = client.query(
    copyFrom(`copy ${schema}."${table}" (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`),
  );
  await pipeline(Readable.from(chunked(lines)), copy);
  for (const { indexdef } of indexes.rows)
    await client.query(indexdef.replace(' INDEX ', ' INDEX IF NOT EXISTS ')).catch(() => {});
}

const columnsOf: Record<string, string[]> = {
  deal_stage_entry: ['id', 'stage', 'entered_at', 'left_at', 'deal_id', 'entered_by_id', 'created_at', 'updated_at'],
  account: [
    'id',
    'owner_id',
    'department_id',
    'name',
    'phone',
    'status',
    'search_text',
    'search_keys',
    'created_at',
    'updated_at',
  ],
  contact: [
    ...['id', 'owner_id', 'department_id', 'name', 'account_id', 'phone', 'email', 'employment'],
    ...['search_text', 'search_keys', 'created_at', 'updated_at'],
  ],
  deal: [
    ...[
      'id',
      'owner_id',
      'department_id',
      'name',
      'number',
      'account_id',
      'pipeline',
      'stage',
      'status',
      'amount',
      'amount_currency',
      'amount_rate',
      'amount_base',
    ],
    ...['probability', 'started_on', 'closed_on', 'expected_close', 'search_text', 'search_keys', 'created_at', 'updated_at'],
  ],
};

/** Values in the order of the columns, in COPY's text form. */
export function copyLine(values: Record<string, unknown>): string {
  const cells = Object.values(values).map((value) => {
    if (value === null || value === undefined) return '\\N';
    const text = Array.isArray(value)
      ? `{${value.map((each) => `"${String(each).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
      : String(value);
    return text.replace(/[\\\n\r\t]/g, (sign) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[sign] as string);
  });
  return `${cells.join('\t')}\n`;
}

function* chunked(lines: Generator<string>): Generator<string> {
  let chunk = '';
  for (const each of lines) {
    chunk += each;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
