import type { ImportColumn } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { mapYielding } from '../../../base/yield-to-event-loop.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { ColumnScan } from '../file/scan-columns.ts';
import { assign, bringTogether, type Edge } from './assign-columns.ts';
import { type Target, targetsOf } from './field-targets.ts';
import { findOwnKey } from './find-own-key.ts';
import { saysYesOrNo, shareRead } from './fits-column.ts';
import { meanClosingDate } from './mean-closing-date.ts';
import { type Header, leastSure, readHeader, scoreOf } from './score-header.ts';
import { suggestNameParts } from './suggest-name-parts.ts';

/** The field that each column most likely means, none twice but a name that columns hold in parts. Answers in the order of the columns. */
export async function suggestColumns(
  workspace: Workspace,
  actor: Actor,
  { object, columns, rows }: { object: CompiledObject; columns: readonly ColumnScan[]; rows: number },
): Promise<(ImportColumn | null)[]> {
  const targets = targetsOf(workspace, actor, object);
  const key = await findOwnKey(workspace, actor, { object, columns });
  const edges = await mapYielding(columns, (column) =>
    column === columns[key?.at ?? -1] ? [] : edgesOf(column, targets, { object, workspace, actor }),
  );
  meanClosingDate(columns, edges, rows);
  const chosen = bringTogether(assign(edges), targets);
  const parts = freeTitle(object, chosen, suggestNameParts(object, columns) ?? []);
  return columns.map((column, at) => {
    if (key?.at === at) return { column: column.column, field: key.field.name };
    const place = parts.indexOf(at) + 1;
    if (place > 0) return { column: column.column, field: object.title.name, place };
    const target = chosen.get(at);
    return target ? toColumn(column, target) : null;
  });
}

/** Parts of a name make it up unless a column has the whole. */
function freeTitle({ title }: CompiledObject, chosen: ReadonlyMap<number, Target>, parts: number[]): number[] {
  const whole = [...chosen].find(([, { field }]) => field === title)?.[0];
  return whole === undefined || parts.includes(whole) ? parts : [];
}

function toColumn({ column, dateOrder, decimalSign }: ColumnScan, { path, field, object, matchBy }: Target): ImportColumn {
  const orders = dateOrder !== undefined && dateOrder !== 'ambiguous' && takesDates(field);
  return {
    column,
    field: path,
    ...(object !== undefined && { object }),
    ...(field.targets.length > 0 && { matchBy, missing: 'error' as const }),
    ...(orders && { dateOrder }),
    ...(decimalSign !== undefined && decimalSign !== 'ambiguous' && takesNumbers(field) && { decimalSign }),
  };
}

function takesNumbers({ type, definition }: CompiledField): boolean {
  return type.expressionType(definition as never) === 'number';
}

function takesDates({ type, definition }: CompiledField): boolean {
  return ['date', 'datetime'].includes(type.expressionType(definition as never));
}

type SuggestionContext = { object: CompiledObject; workspace: Workspace; actor: Actor };

const leastScore = 0.7;

function edgesOf(column: ColumnScan, targets: readonly Target[], place: SuggestionContext): Edge[] {
  const header = readHeader(column.column);
  if (header.words === '') return [];
  return targets
    .map((target) => ({ target, score: judged({ ...column, header }, target, place) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score);
}

/**
 * What the header says counts as far as the values can be read. Under the field's own name those that cannot are told; where none can, any
 * other column that fits is meant first.
 */
function judged(column: ColumnScan & { header: Header }, target: Target, place: SuggestionContext): number {
  const score = scoreOf(column.header, target, place.object);
  if (score < leastScore || (score < leastSure && saysYesOrNo(column, target))) return 0;
  const share = shareRead(column, target, place);
  if (share >= 0.5) return score;
  if (score < 1) return 0;
  return share > 0 ? score : leastScore;
}
