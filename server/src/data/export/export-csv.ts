import type { Readable } from 'node:stream';
import { type Locale, maskedText } from '@tenon/metadata';
import { neutraliseFormula } from '@tenon/metadata/neutralise-formula.ts';
import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { beginReading } from '../read/begin-reading.ts';
import { type RecordStream, type StreamQuery, streamRecords } from '../read/stream-records.ts';
import { csvStream } from './csv-stream.ts';

/**
 * All records of a query as CSV for spreadsheets, in bounded memory: labels as headers, texts as people read them, related
 * records by their titles. Throws `forbidden` without the right to export, `notFound` and `invalidQuery`, and `busy`
 * when too many read already, before the first byte.
 */
export async function exportCsv(workspace: Workspace, actor: Actor, query: StreamQuery): Promise<Readable> {
  if (!actor.rights.allows(query.object, 'export')) throw new TenonError('forbidden');
  const { columns, records } = streamRecords(workspace, actor, query);
  const paths = columns.map(({ path }) => path);
  const labels = paths.map((path) => headerOf(workspace, query.object, path, actor.locale));
  return csvStream(lines(toldApart(labels, paths), { columns, records: await beginReading(records), actor }));
}

function headerOf({ snapshot }: Workspace, object: string, path: string, locale: Locale): string {
  const chain = resolveField(snapshot, object, path) ?? [];
  return chain.map(({ definition }) => definition.label[locale]).join(' / ');
}

/** Columns that people call alike are headed by their names in the API, which an import knows as well. */
function toldApart(labels: readonly string[], paths: readonly string[]): string[] {
  return labels.map((label, at) => (labels.indexOf(label) === labels.lastIndexOf(label) ? label : (paths[at] as string)));
}

async function* lines(labels: string[], { columns, records, actor }: RecordStream & { actor: Actor }): AsyncGenerator<string[]> {
  yield labels.map(neutraliseFormula);
  for await (const record of records)
    yield columns.map(({ path, field }) => neutraliseFormula(cellText(record[path], field, actor)));
}

function cellText(given: unknown, field: CompiledField, { locale, timeZone }: Actor): string {
  const { type, definition } = field;
  const value = isStamp(field) ? toTheSecond(given) : given;
  const write = type.toCell ?? type.toText;
  const masked = maskedText(value);
  if (masked !== undefined) return masked;
  return value == null ? '' : write(value, definition as never, locale, timeZone);
}

/** When a record was made and changed: spreadsheets show nothing but minutes of a time with thousandths. */
function isStamp({ system, type, definition }: CompiledField): boolean {
  return system && type.expressionType(definition as never) === 'datetime';
}

function toTheSecond(instant: unknown): unknown {
  return typeof instant === 'string' ? instant.replace(/\.\d+Z$/, '.000Z') : instant;
}
