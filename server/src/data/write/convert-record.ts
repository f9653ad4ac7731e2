import type { Conversion, ConversionTarget, Reference, WireRecord } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { Actor } from '../../access/actor.ts';
import { mayChangeField, mayReadPath } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database.ts';
import { invalid, problem, TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord, getRecords } from '../read/get-record.ts';
import { readRecords } from '../read/read-records.ts';
import { findAlike } from '../search/find-similar.ts';
import { inWriteTransaction } from './in-write-transaction.ts';
import { lockForEdit } from './lock-for-edit.ts';
import { movePointers } from './move-pointers.ts';
import { resolveValue } from './resolve-value.ts';
import { runWrite } from './run-write.ts';
import { writeRecords } from './write-records.ts';
import type { FailedRow, Values } from './write-request.ts';

export type TargetChoice = { create: true; values?: Values } | { id: string } | { skip: true };
export type ConvertRequest = { object: string; id: string; targets: Record<string, TargetChoice> };
/** `incomplete`: the actor may not see all that would be carried over, and what they may not see is left out. */
export type ConversionPreview = {
  targets: { object: string; optional: boolean; values: Values; incomplete?: true; matches: Reference[] }[];
};

/** Object → id of the record that the source became there. */
/** `warnings`: what rules say of the records that were made and the one that was converted. */
export type Converted = { records: Record<string, { id: string }>; undo: string; warnings?: FailedRow[] };

/** What a record would be turned into: the values of each new record, and records that are there already. Throws `notFound`, `alreadyDone`. */
export async function previewConversion(
  workspace: Workspace,
  actor: Actor,
  request: { object: string; id: string },
): Promise<ConversionPreview> {
  const { conversion, source } = await readSource(workspace, actor, request);
  const targets = conversion.targets.map(async (target) => ({
    object: target.object,
    optional: target.optional ?? false,
    values: mappedValues(workspace, actor, { target, source }),
    ...(!seesAll(workspace, actor, { target, object: request.object }) && { incomplete: true as const }),
    matches: await findMatches(workspace, actor, { target, source }),
  }));
  return { targets: await Promise.all(targets) };
}

/**
 * Turns a record into others in one transaction: makes or takes the targets, points at them what pointed at the source, and marks the
 * source. All of it is one batch, which undo takes back. Targets that are not named are made, optional ones left out. With `within` it is part
 * of that transaction.
 *
 * Throws `alreadyDone`, and what `writeRecords` throws.
 */
export function convertRecord(
  workspace: Workspace,
  actor: Actor,
  request: ConvertRequest,
  within?: Transaction,
): Promise<Converted> {
  return within ? convert(within) : inWriteTransaction(workspace, convert);

  async function convert(tx: Transaction): Promise<Converted> {
    await lockForEdit(workspace, actor, { tx, ...request });
    const { conversion, source } = await readSource(workspace, actor, { ...request, tx });
    const batch = { id: newId(), kind: 'conversion' };
    const run: Run = { tx, batch, source, made: new Map(), warnings: [] };
    for (const target of conversion.targets)
      await makeTarget(workspace, actor, { run, target, choice: choiceOf(request, target) });
    await movePointers(workspace, actor, {
      tx,
      batch,
      from: { object: request.object, id: source.id },
      to: run.made,
      moves: conversion.moves ?? [],
    });
    await markSource(workspace, actor, { run, conversion, object: request.object });
    return {
      records: Object.fromEntries([...run.made].map(([object, id]) => [object, { id }])),
      undo: batch.id,
      warnings: run.warnings,
    };
  }
}

/** What a record became, by title as far as the actor may see it. */
export async function describeConverted(
  workspace: Workspace,
  actor: Actor,
  { records, undo }: Pick<Converted, 'records' | 'undo'>,
): Promise<{ records: Record<string, Reference>; undo: string }> {
  const references = Object.entries(records).map(
    async ([object, { id }]): Promise<[string, Reference]> => [
      object,
      { id, object, title: await titleOf(workspace, actor, { object, id }) },
    ],
  );
  return { records: Object.fromEntries(await Promise.all(references)), undo };
}

async function titleOf(
  workspace: Workspace,
  actor: Actor,
  { object, id }: { object: string; id: string },
): Promise<string | null> {
  const title = workspace.snapshot.objects.get(object)?.title.name;
  if (title === undefined || !mayReadPath(workspace.snapshot, actor, object, title)) return null;
  const [record] = await getRecords(workspace, actor, { object, ids: [id], select: [title] });
  return record ? String(record[title] ?? '') : null;
}

type Run = {
  tx: Transaction;
  batch: { id: string; kind: string };
  source: WireRecord;
  made: Map<string, string>;
  warnings: FailedRow[];
};

type SourceRequest = { object: string; id: string; tx?: Transaction };

/** The source as far as the actor may see it. */
async function readSource(
  workspace: Workspace,
  actor: Actor,
  { object, id, tx }: SourceRequest,
): Promise<{ conversion: Conversion; source: WireRecord }> {
  const { snapshot } = workspace;
  const conversion = snapshot.objects.get(object)?.body.conversion;
  if (!conversion) throw new TenonError('notFound');
  const paths = new Set(conversion.targets.flatMap(({ values }) => Object.values(values)));
  const select = [...paths].filter((path) => mayReadPath(snapshot, actor, object, path));
  const source = await getRecord(workspace, actor, { object, id, select, tx });
  if (await isConverted(workspace, { object, id: source.id, tx })) throw new TenonError('alreadyDone');
  return { conversion, source };
}

/** Asked of the table itself: the fields that tell may be hidden from the actor. */
async function isConverted({ snapshot, db }: Workspace, { object, id, tx }: SourceRequest): Promise<boolean> {
  const { table, fields, body } = snapshot.objects.get(object) as CompiledObject;
  const links = (body.conversion?.targets ?? []).map(({ link }) => quoteName(fields.get(link)?.valueColumn as string));
  const statement = {
    text: `select coalesce(${links.join(', ')}) is not null as done from ${table} where id = $1`,
    values: [id],
  };
  const [row] = await (tx ? tx.query(statement) : db.read(statement));
  return row?.done === true;
}

type Mapping = { target: ConversionTarget; source: WireRecord };

/** What the source has for the target, as far as the actor may write it there. */
function mappedValues({ snapshot }: Workspace, actor: Actor, { target, source }: Mapping): Values {
  const entries = Object.entries(target.values)
    .map(([field, path]): [string, unknown] => [field, source[path]])
    .filter(([field, value]) => value != null && mayChangeField(snapshot, actor, target.object, field));
  return Object.fromEntries(entries);
}

function seesAll(
  { snapshot }: Workspace,
  actor: Actor,
  { target, object }: { target: ConversionTarget; object: string },
): boolean {
  return Object.values(target.values).every((path) => mayReadPath(snapshot, actor, object, path));
}

async function findMatches(workspace: Workspace, actor: Actor, { target, source }: Mapping): Promise<Reference[]> {
  const object = workspace.snapshot.objects.get(target.object);
  if (!object || actor.rights.scopes(target.object, 'read').length === 0) return [];
  const sees = (field: string) => mayReadPath(workspace.snapshot, actor, target.object, field);
  const match = (target.match ?? []).filter(sees);
  const fields = object.similar.filter(({ name }) => match.includes(name));
  const values = Object.fromEntries(match.map((field) => [field, source[target.values[field] ?? '']]));
  const alike = await findAlike(workspace, actor, { object: object.name, fields, values });
  const found = new Map<string, Reference>(
    alike.flatMap(({ id, title, readable }) => (readable ? [[id, { id, title, object: object.name }]] : [])),
  );
  const others = match.filter((name) => !fields.some((field) => field.name === name));
  for (const reference of await findEqual(workspace, actor, { object, fields: others, values }))
    found.set(reference.id, reference);
  return [...found.values()].slice(0, maxMatches);
}

const maxMatches = 10;

/** By fields that the object is not compared by. */
async function findEqual(
  workspace: Workspace,
  actor: Actor,
  { object, fields, values }: { object: CompiledObject; fields: readonly string[]; values: Values },
): Promise<Reference[]> {
  const conditions = fields.flatMap((field) =>
    values[field] == null ? [] : [{ field, op: 'eq' as const, value: values[field] }],
  );
  if (conditions.length === 0) return [];
  const title = object.title.name;
  const sees = mayReadPath(workspace.snapshot, actor, object.name, title);
  const { records } = await readRecords(workspace, actor, {
    object: object.name,
    select: sees ? [title] : [],
    filter: { or: conditions },
    limit: maxMatches,
  });
  return records.map((record) => ({ id: record.id, title: sees ? String(record[title] ?? '') : null, object: object.name }));
}

function choiceOf({ targets }: ConvertRequest, { object, optional }: ConversionTarget): TargetChoice {
  if (Object.hasOwn(targets, object)) return targets[object] as TargetChoice;
  return optional ? { skip: true } : { create: true };
}

async function makeTarget(
  workspace: Workspace,
  actor: Actor,
  { run, target, choice }: { run: Run; target: ConversionTarget; choice: TargetChoice },
): Promise<void> {
  if ('skip' in choice) {
    if (!target.optional) throw invalid([problem('required', target.link, { label: labelOf(workspace, target.object) })]);
    return;
  }
  if ('id' in choice) {
    await getRecord(workspace, actor, { object: target.object, id: choice.id, select: [], tx: run.tx });
    run.made.set(target.object, choice.id);
    return;
  }
  const relations = Object.entries(target.relations ?? {}).flatMap(([field, object]) => {
    const id = run.made.get(object);
    return id === undefined ? [] : [[field, id]];
  });
  const values = {
    ...mappedValues(workspace, actor, { target, source: run.source }),
    ...Object.fromEntries(relations),
    ...choice.values,
  };
  const request = { object: target.object, action: 'create' as const, records: [values], batch: run.batch };
  const { ids, warnings = [] } = await writeRecords(workspace, actor, request, run.tx);
  run.warnings.push(...warnings);
  run.made.set(target.object, ids[0] as string);
}

function labelOf({ snapshot }: Workspace, object: string) {
  return snapshot.objects.get(object)?.body.label ?? { zh: object, en: object };
}

/** The marks are the platform's: the fields that keep them are read-only for people. */
async function markSource(
  workspace: Workspace,
  actor: Actor,
  { run, conversion, object }: { run: Run; conversion: Conversion; object: string },
): Promise<void> {
  const links = conversion.targets.map(({ object, link }) => [link, run.made.get(object) ?? null]);
  const { id, version } = run.source;
  const values = { ...resolveSets(workspace, actor, { conversion, object }), ...Object.fromEntries(links) };
  const records = [{ id, version, values }];
  await runWrite(workspace, actor, { object, action: 'update', records, batch: run.batch }, { tx: run.tx, byPlatform: true });
}

function resolveSets(
  workspace: Workspace,
  actor: Actor,
  { conversion, object }: { conversion: Conversion; object: string },
): Values {
  const now = workspace.clock.now();
  const moment = { by: actor.userId, today: dateIn(now, actor.timeZone), now: now.toISOString() };
  const fields = workspace.snapshot.objects.get(object)?.fields;
  const sets = Object.entries(conversion.sets).flatMap(([name, value]) => {
    const field = fields?.get(name);
    return field ? [[name, resolveValue(moment, field, value)]] : [];
  });
  return Object.fromEntries(sets);
}
