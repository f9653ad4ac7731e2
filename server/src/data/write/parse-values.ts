import { type ParseContext, showSeen } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import { problem } from '../../base/errors.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { readingContext } from '../../query/reading-context.ts';
import { refuseRow } from './check/refuse-rows.ts';
import { type FieldAccess, fieldAccess } from './field-access.ts';
import { type PendingRow, valueAfter, type Write } from './write.ts';

/** Reads what the writer sent into checked wire values. Every problem of every row is noted. */
export function parseValues(write: Write): void {
  const access = new Map<string, FieldAccess>();
  const context = parseContext(write);
  for (const pendingRow of write.pendingRows) {
    for (const name in pendingRow.given) {
      if (!Object.hasOwn(pendingRow.given, name)) continue;
      let right = access.get(name);
      if (right === undefined) {
        right = fieldAccess(write, name);
        access.set(name, right);
      }
      const value = pendingRow.given[name];
      if (right !== 'write') refuseField(write, pendingRow, name, right);
      else if (isReadBeside(write, name)) pendingRow.values[name] = value;
      else if (isRead(write, name, value)) pendingRow.values[name] = value;
      else parseInto(write, pendingRow, { name, value, context });
    }
  }
}

/** Reads what depends on what the record holds, and on its day, now that both are known. */
export function parseBeside(write: Write): void {
  const context = parseContext(write);
  for (const { name } of write.plan.readBeside) {
    for (const pendingRow of write.pendingRows) {
      if (!(name in pendingRow.values) || !Object.hasOwn(pendingRow.given, name)) continue;
      const given = { name, value: pendingRow.values[name], context };
      if (!parseInto(write, pendingRow, given)) delete pendingRow.values[name];
    }
  }
}

function isReadBeside({ object }: Write, name: string): boolean {
  return object.fields.get(name)?.type.readsBeside === true;
}

/** Values with parts are read once more: money still wants its rate. */
function isRead({ read }: Write, name: string, value: unknown): boolean {
  return read !== undefined && typeof value !== 'object' && value !== undefined && read.has(name);
}

/** Reads one value into the row, or notes why not; tells whether it could be read. */
export function parseInto(
  write: Write,
  pendingRow: PendingRow,
  { name, value, context }: { name: string; value: unknown; context: ParseContext },
): boolean {
  const field = write.object.fields.get(name) as CompiledField;
  if (value === null || value === undefined) {
    pendingRow.values[name] = null;
    return true;
  }
  const beside = field.type.readsBeside ? { ...context, ...besideRecord(write, pendingRow, name) } : context;
  const parsed = field.type.parse(value, field.definition as never, beside);
  if (parsed.ok) pendingRow.values[name] = parsed.value;
  else refuseRow(write, pendingRow, { ...parsed.problem, field: name });
  return parsed.ok;
}

/** What the record holds, and what currencies were worth on its day. */
function besideRecord(write: Write, pendingRow: PendingRow, name: string): Partial<ParseContext> {
  return { stored: pendingRow.before?.[name], rate: (currency) => write.rate(currency, dayOf(write, pendingRow)) };
}

/** The day that the object names, or the one the record was made on. */
function dayOf({ object, workspace, today }: Write, pendingRow: PendingRow): string {
  const { rateDate } = object.body;
  const moment = (rateDate && valueAfter(pendingRow, rateDate)) ?? pendingRow.values.created_at ?? pendingRow.madeAt;
  if (typeof moment !== 'string') return today;
  return moment.length === 10 ? moment : dateIn(new Date(moment), workspace.timeZone);
}

/** What field types are told of the writer and the day while they read values, with the rates of currencies. */
export function parseContext({ actor, rate, workspace }: Write): ParseContext {
  return { ...readingContext(workspace, actor), rate };
}

function refuseField(write: Write, pendingRow: PendingRow, name: string, right: FieldAccess): void {
  const label = write.object.fields.get(name)?.definition.label;
  if (right === 'readOnly' && label) refuseRow(write, pendingRow, problem('fieldReadOnly', name, { label }));
  else refuseRow(write, pendingRow, problem('unknownField', showSeen(name), { field: showSeen(name) }));
}
