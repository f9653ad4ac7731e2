import type { Parsed } from '@tenon/metadata';
import { problem } from '../../../base/errors.ts';
import { emptyValues } from '../../write/write.ts';
import type { Values } from '../../write/write-request.ts';
import type { CheckedPlan, PlannedColumn } from '../columns/import-plan.ts';
import { cellText } from '../file/cell-text.ts';
import { isEitherNumber } from '../file/detect-decimal-sign.ts';
import type { FileRow } from '../file/read-rows.ts';
import { formulaWithoutValue, isSpreadsheetError } from '../file/spreadsheet-errors.ts';
import { type RowProblem, rowProblem } from './import-problem.ts';

/** Names of records in a cell, still to be looked up. */
export type OpenLink = { column: PlannedColumn; texts: string[]; many: boolean };

/** A row of the file on its way to become a record. */
export type ImportRow = FileRow & {
  values: Values;
  links: OpenLink[];
  problems: RowProblem[];
  notes: RowProblem[];
  /** The record that an import before has made of it, and the fields that it still lacks: nothing else is written. */
  into?: RowIn;
};

export type RowIn = { id: string; fields: readonly string[] };

export type CellReader = (row: FileRow) => ImportRow;

/** Parsed cells kept per column: choices, dates and names come again and again. */
const mostRemembered = 3000;
const longestRemembered = 100;

/** Reads rows by the plan: cells become wire values, and names of other records wait to be looked up. */
export function openCellReader(plan: CheckedPlan): CellReader {
  const inParts = new Set(plan.columns.filter(({ part }) => part !== undefined).map(({ field }) => field));
  const isPart = ({ field, part }: PlannedColumn) => part !== undefined || (inParts.has(field) && field.type.parseParts);
  const whole = plan.columns.filter((column) => !isPart(column));
  const parts = plan.columns.filter(isPart);
  const parsers = new Map(whole.map((column) => [column, rememberingParser(column)]));
  return ({ row, cells }) => {
    const read: ImportRow = { row, cells, values: emptyValues(), links: [], problems: [], notes: [] };
    for (const column of whole) readWhole(read, column, parsers.get(column) as CellParser);
    if (parts.length > 0) readParts(read, parts);
    return read;
  };
}

type CellParser = (text: string) => Parsed<unknown>;

function rememberingParser(column: PlannedColumn): CellParser {
  const known = new Map<string, Parsed<unknown>>();
  let isWorthwhile = true;
  const parse = (text: string) => parseCell(column, text);
  return (text) => {
    if (!isWorthwhile || text.length > longestRemembered) return parse(text);
    const before = known.get(text);
    if (before) return before;
    const parsed = parse(text);
    known.set(text, parsed);
    // Names and numbers hardly ever come again.
    isWorthwhile = known.size < mostRemembered;
    if (!isWorthwhile) known.clear();
    return parsed;
  };
}

/** Of a row that is in, only what it still lacks. */
export function onlyLacking(row: ImportRow, into: RowIn): ImportRow {
  const lacks = (name: string | undefined) => name === undefined || into.fields.includes(name);
  return {
    ...row,
    into,
    values: Object.fromEntries(Object.entries(row.values).filter(([name]) => lacks(name))),
    links: row.links.filter(({ column }) => lacks(column.field.name)),
    problems: row.problems.filter(({ problem }) => lacks(problem.field)),
    notes: [],
  };
}

function parseCell({ field, context, asksSign, latest }: PlannedColumn, text: string): Parsed<unknown> {
  const refused = (code: 'ambiguousNumber' | 'futureDate'): Parsed<unknown> => ({
    ok: false,
    problem: { code, params: { label: field.definition.label, seen: text } },
  });
  if (asksSign && isEitherNumber(text)) return refused('ambiguousNumber');
  const parsed = field.type.parseText(text, field.definition as never, context);
  const isLater = latest !== undefined && parsed.ok && typeof parsed.value === 'string' && parsed.value > latest;
  return isLater ? refused('futureDate') : parsed;
}

function readWhole(row: ImportRow, column: PlannedColumn, parse: CellParser): void {
  const { name } = column.field;
  const text = cellText(row.cells, column);
  if (text === '') {
    row.values[name] ??= null;
    return;
  }
  const error = column.joined ? spreadsheetErrorIn(row.cells, column.joined) : isSpreadsheetError(text) ? text : undefined;
  if (error !== undefined) {
    refuseError(row, column, error);
    return;
  }
  const parsed = parse(text);
  if (!parsed.ok) row.problems.push(rowProblem({ ...parsed.problem, field: name }, { column: column.name, seen: text }));
  else if (column.link) noteLinks(row, column, parsed.value);
  else {
    row.values[name] = parsed.value;
    if (parsed.note) row.notes.push(rowProblem({ ...parsed.note, field: name }, { column: column.name, seen: text }));
  }
}

type TextLink = { text: string };

function noteLinks(row: ImportRow, column: PlannedColumn, value: unknown): void {
  const many = Array.isArray(value);
  const texts = (many ? (value as TextLink[]) : value === null ? [] : [value as TextLink]).map(({ text }) => text);
  row.values[column.field.name] ??= null;
  if (texts.length > 0) row.links.push({ column, texts, many });
}

/**
 * City, street and postcode of an address from columns of their own, on top of what another column gave as a whole; an amount and its
 * currency.
 */
function readParts(row: ImportRow, columns: readonly PlannedColumn[]): void {
  const given = new Map<string, { columns: PlannedColumn[]; value: Record<string, unknown> }>();
  const refused = new Set<string>();
  for (const column of columns) {
    const { name } = column.field;
    const text = cellText(row.cells, column);
    const noted = given.get(name) ?? { columns: [], value: knownParts(row, column) };
    given.set(name, noted);
    noted.columns.push(column);
    if (isSpreadsheetError(text)) refuseError(row, column, text);
    else if (column.asksSign && isEitherNumber(text)) {
      refused.add(name);
      row.problems.push(rowProblem(problem('ambiguousNumber', name, shownAs(column, text)), { column: column.name, seen: text }));
    } else if (text !== '') noted.value[column.part ?? 'whole'] = text;
  }
  for (const [name, { columns, value }] of given) {
    row.values[name] = null;
    if (refused.has(name) || Object.keys(value).length === 0) continue;
    // Its numbers are written as the column says that has them.
    const column = columns.find(({ context }) => context.decimalSign) ?? (columns[0] as PlannedColumn);
    const parsed = parseParts(column, value);
    if (parsed.ok) row.values[name] = parsed.value;
    else
      row.problems.push(
        rowProblem({ ...parsed.problem, field: name }, { column: column.name, seen: Object.values(value).join(' ') }),
      );
  }
}

function shownAs({ field }: PlannedColumn, seen: string) {
  return { label: field.definition.label, seen };
}

function parseParts({ field, context }: PlannedColumn, value: Record<string, unknown>): Parsed<unknown> {
  const { type, definition } = field;
  if (!type.parseParts) return type.parse(value, definition as never, context);
  return type.parseParts(value as Record<string, string>, definition as never, context);
}

/** An error stands where a value should: it is none, and nothing is made of it. */
function spreadsheetErrorIn(cells: readonly string[], joined: readonly PlannedColumn[]): string | undefined {
  return joined.map((each) => cellText(cells, each)).find(isSpreadsheetError);
}

function refuseError(row: ImportRow, { name, field }: PlannedColumn, seen: string): void {
  const code = seen === formulaWithoutValue ? 'formulaWithoutValue' : 'spreadsheetError';
  row.values[field.name] = null;
  row.problems.push(rowProblem(problem(code, field.name, { seen }), { column: name, seen }));
}

function knownParts(row: ImportRow, { field }: PlannedColumn): Record<string, unknown> {
  const whole = row.values[field.name];
  if (typeof whole !== 'object' || whole === null) return {};
  return Object.fromEntries(Object.entries(whole).filter(([part]) => Object.hasOwn(field.type.parts ?? {}, part)));
}

/** A row with more cells than the file has columns: something is wrong with its quotes. */
export function refuseLongRow(row: ImportRow, columns: number): void {
  if (row.cells.length <= columns) return;
  const extra = row.cells.slice(columns);
  if (!extra.some((cell) => cell.trim() !== '')) return;
  row.problems.push(
    rowProblem(problem('tooManyCells', '', { max: columns, count: row.cells.length }), { seen: extra.join(' ') }),
  );
}
