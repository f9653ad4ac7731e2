import type { Conversion, ConversionTarget, Reference, WireRecord } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import { fieldRight } from '../access/field-rights.ts';
import { dateIn } from '../base/clock.ts';
import type { Transaction } from '../base/database.ts';
import { invalid, problem, TenonError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { getRecord, getRecords } from './get-record.ts';
import { readRecords } from './read-records.ts';
import { lockForEdit } from './write/lock-for-edit.ts';
import { movePointers } from './write/move-pointers.ts';
import { resolveValue } from './write/resolve-value.ts';
import { roadSettings } from './write/road-settings.ts';
import { runWrite } from './write/run-write.ts';
import { writeRecords } from './write-records.ts';
import type { Values } from './write-request.ts';

export type TargetChoice = { create: true; values?: Values } | { id: string } | { skip: true };
export type ConvertRequest = { object: string; id: string; targets: Record<string, TargetChoice> };
export type ConversionPreview = { targets: { object: string; optional: boolean; values: Values; matches: Reference[] }[] };

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
    matches: await findMatches(workspace, actor, { target, source }),
  }));
  return { targets: await Promise.all(targets) };
}

/**
 * Turns a record into others in one transaction: makes or takes the targets, points at them what pointed at the source, and marks the
 * source. All of it is one batch, which undo takes back. Targets that are not named are made, optional ones left out.
 *
 * Throws `alreadyDone`, and what `writeRecords` throws; `conflict` when the source changed meanwhile.
 */
export async function convertRecord(
  workspace: Workspace,
  actor: Actor,
  request: ConvertRequest,
): Promise<{ records: Record<string, Reference>; undo: string }> {
  const { conversion, source } = await readSource(workspace, actor, request);
  const batch = { id: newId(), kind: 'conversion' };
  const made = await workspace.db.transaction(async (tx) => {
    await lockForEdit(workspace, actor, { tx, object: request.object, id: source.id });
    const run: Run = { tx, batch, source, made: new Map() };
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
    return run.made;
  }, roadSettings);
  return { records: await referencesTo(workspace, actor, made), undo: batch.id };
}

type Run = { tx: Transaction; batch: { id: string; kind: string }; source: WireRecord; made: Map<string, string> };

async function readSource(
  workspace: Workspace,
  actor: Actor,
  { object, id }: { object: string; id: string },
): Promise<{ conversion: Conversion; source: WireRecord }> {
  const conversion = workspace.snapshot.objects.get(object)?.body.conversion;
  if (!conversion) throw new TenonError('notFound');
  const own = [...Object.keys(conversion.sets), ...conversion.targets.map(({ link }) => link)];
  const paths = conversion.targets.flatMap(({ values }) => Object.values(values));
  const source = await getRecord(workspace, actor, { object, id, select: [...new Set([...own, ...paths])] });
  if (conversion.targets.some(({ link }) => source[link] != null)) throw new TenonError('alreadyDone');
  return { conversion, source };
}

type Mapping = { target: ConversionTarget; source: WireRecord };

/** What the source has for the target, as far as the actor may write it there. */
function mappedValues({ snapshot }: Workspace, actor: Actor, { target, source }: Mapping): Values {
  const entries = Object.entries(target.values)
    .map(([field, path]): [string, unknown] => [field, source[path]])
    .filter(([field, value]) => value != null && fieldRight(snapshot, actor, target.object, field) === 'edit');
  return Object.fromEntries(entries);
}

async function findMatches(workspace: Workspace, actor: Actor, { target, source }: Mapping): Promise<Reference[]> {
  const object = workspace.snapshot.objects.get(target.object);
  if (!object || actor.rights.scopes(target.object, 'read').length === 0) return [];
  const conditions = (target.match ?? []).flatMap((field) => {
    const value = source[target.values[field] ?? ''];
    return value == null ? [] : [{ field, op: 'eq' as const, value }];
  });
  if (conditions.length === 0) return [];
  const title = object.title.name;
  const { records } = await readRecords(workspace, actor, {
    object: object.name,
    select: [title],
    filter: { or: conditions },
    limit: 10,
  });
  return records.map((record) => ({ id: record.id, title: String(record[title] ?? ''), object: object.name }));
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
    await getRecord(workspace, actor, { object: target.object, id: choice.id, select: [] });
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
  const { ids } = await writeRecords(workspace, actor, request, run.tx);
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
  const moment = { by: actor.userId, today: dateIn(now, workspace.timeZone), now: now.toISOString() };
  const fields = workspace.snapshot.objects.get(object)?.fields;
  const sets = Object.entries(conversion.sets).flatMap(([name, value]) => {
    const field = fields?.get(name);
    return field ? [[name, resolveValue(moment, field, value)]] : [];
  });
  return Object.fromEntries(sets);
}

async function referencesTo(
  workspace: Workspace,
  actor: Actor,
  made: ReadonlyMap<string, string>,
): Promise<Record<string, Reference>> {
  const references = [...made].map(async ([object, id]): Promise<[string, Reference]> => {
    const title = workspace.snapshot.objects.get(object)?.title.name ?? 'id';
    const [record] = await getRecords(workspace, actor, { object, ids: [id], select: [title] });
    return [object, { id, object, title: record ? String(record[title] ?? '') : null }];
  });
  return Object.fromEntries(await Promise.all(references));
}
