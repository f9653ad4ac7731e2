import type { Actor } from '../../../access/actor.ts';
import { problem } from '../../../base/errors.ts';
import { newId } from '../../../base/ids.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { checkPlan } from '../columns/check-plan.ts';
import type { CheckedPlan, GivenPlan, PlannedColumn, PlannedLink } from '../columns/import-plan.ts';
import { seenText } from '../file/cell-text.ts';
import { firstRows } from '../file/read-file.ts';
import { rowsOf, type Upload } from '../file/uploads.ts';
import { type LinkMemory, openLinkMemory, type Resolved } from '../links/link-memory.ts';
import { resolveLinks } from '../links/resolve-links.ts';
import { putOff, readOwnNames } from '../links/self-links.ts';
import { type RowProblem, rowProblem } from '../run/import-problem.ts';
import { type ImportRow, type OpenLink, openCellReader, refuseLongRow } from '../run/read-cells.ts';

/** A cell as its field reads it: `value` is in wire form, and a related record that is still to be made has no id. */
export type ReadCell = { text: string; value: unknown; isNew?: boolean; problem?: RowProblem };

export type PreviewedRows = {
  columns: string[];
  rows: { row: number; cells: ReadCell[]; problems: RowProblem[] }[];
};

const rowCount = 10;

/**
 * The first rows of a file as the plan reads them: each cell as a value with what is wrong with it. Nothing is written; rules that
 * look at whole records wait for the dry run. Throws as `checkPlan` does.
 */
export async function previewRows(
  workspace: Workspace,
  actor: Actor,
  { upload, plan: given }: { upload: Upload; plan: GivenPlan },
): Promise<PreviewedRows> {
  const plan = await checkPlan(workspace, actor, { upload, plan: given });
  const reading = withoutMaking(plan);
  const rows = (await firstRows(rowsOf(workspace, upload), rowCount + 1)).slice(1).map(openCellReader(reading));
  for (const row of rows) refuseLongRow(row, upload.columns.length);
  const links = new Map(rows.map((row) => [row, [...row.links]]));
  const own = await readOwnNames(rowsOf(workspace, upload), reading);
  for (const row of rows) putOff(row, own);
  const memory = openLinkMemory();
  await resolve(workspace, actor, { plan: reading, rows, memory });
  const missing = new Map(plan.columns.map(({ link }, at) => [reading.columns[at], link?.missing]));
  const shown = reading.columns.filter((column) => given.columns.some((each) => isOf(each, column)));
  return {
    columns: shown.map(({ name }) => name),
    rows: rows.map((row) => ({
      row: row.row,
      cells: shown.map((column) => {
        const link = links.get(row)?.find((each) => each.column === column);
        const known = { own: own.get(column), names: memory.of(column), missing: missing.get(column) };
        return link ? readLink(row, link, known) : readValue(row, column, plan);
      }),
      problems: row.problems.filter(({ column }) => !shown.some(({ name }) => name === column)),
    })),
  };
}

/** The same plan, but names that nothing has are problems, whatever shall be done about them. */
function withoutMaking(plan: CheckedPlan): CheckedPlan {
  return {
    ...plan,
    columns: plan.columns.map((column) => (column.link ? { ...column, link: { ...column.link, missing: 'error' } } : column)),
  };
}

/** Leaves out columns that the check has added, such as the name taken from the key. */
function isOf({ field, column }: GivenPlan['columns'][number], planned: PlannedColumn): boolean {
  const names = (planned.joined ?? [planned]).map(({ name }) => name);
  return names.includes(column) && field === [planned.field.name, planned.part].filter(Boolean).join('.');
}

function resolve(
  workspace: Workspace,
  actor: Actor,
  { plan, rows, memory }: { plan: CheckedPlan; rows: readonly ImportRow[]; memory: LinkMemory },
): Promise<void> {
  const { snapshot } = workspace;
  const rest = { info: { id: newId(), kind: 'import' }, mode: {}, made: 0 };
  return workspace.db.transaction((tx) => resolveLinks({ workspace, actor, snapshot, plan, tx, memory, ...rest }, rows));
}

type Known = {
  own: Pick<ReadonlySet<string>, 'has'> | undefined;
  names: ReadonlyMap<string, Resolved>;
  missing: PlannedLink['missing'] | undefined;
};

function readLink(row: ImportRow, { column, texts, many }: OpenLink, { own, names, missing }: Known): ReadCell {
  const object = column.link?.targets[0]?.object.name;
  const isOwn = (text: string) => own?.has(text) === true;
  const isMade = (text: string) => missing === 'create' && isUnknown(names.get(text));
  const records = texts.flatMap((text) => {
    const found = names.get(text) ?? 'empty';
    if (found !== 'empty' && 'id' in found) return [{ ...found, title: text }];
    return isOwn(text) || isMade(text) ? [{ id: '', object, title: text }] : [];
  });
  const wrong = problemOf(row, column);
  const isMeant = wrong?.problem.code === 'notFound' && missing !== 'error';
  return {
    text: seenText(row.cells, column),
    value: many ? records : (records[0] ?? null),
    ...(texts.some(isMade) && { isNew: true }),
    ...(wrong && !isMeant && { problem: wrong }),
  };
}

function isUnknown(found: Resolved | undefined): boolean {
  return typeof found === 'object' && 'problem' in found && found.problem.code === 'notFound';
}

function readValue(row: ImportRow, column: PlannedColumn, { defaults }: CheckedPlan): ReadCell {
  const { name, definition } = column.field;
  const whole = row.values[name] ?? null;
  const value = column.part === undefined ? whole : ((whole as Record<string, unknown> | null)?.[column.part] ?? null);
  // A link of several columns is in one of them; what is wrong with that one is told there.
  const isTold = row.problems.some((each) => each.problem.field === name);
  const isMissing = definition.required && whole === null && !isTold && (defaults[name] ?? null) === null;
  const wrong =
    problemOf(row, column) ??
    (isMissing ? rowProblem(problem('required', name, { label: definition.label }), { column: column.name }) : undefined);
  return { text: seenText(row.cells, column), value: column.link ? null : value, ...(wrong && { problem: wrong }) };
}

function problemOf({ problems }: ImportRow, { name, field }: PlannedColumn): RowProblem | undefined {
  return problems.find(({ column, problem }) => column === name && problem.field === field.name);
}
