import type { Conversion, ConversionTarget, WireRecord } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { Actor } from '../../../access/actor.ts';
import type { Transaction } from '../../../base/database/database.ts';
import { invalid, problem } from '../../../base/errors.ts';
import { newId } from '../../../base/ids.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { getRecord } from '../../read/get-record.ts';
import { inWriteTransaction } from '../in-write-transaction.ts';
import { lockForEdit } from '../lock-for-edit.ts';
import { movePointers } from '../move-pointers.ts';
import { resolveValue } from '../resolve-value.ts';
import { runWrite } from '../run-write.ts';
import { writeRecords } from '../write-records.ts';
import type { FailedRow, Values } from '../write-request.ts';
import { mappedValues, readSource } from './conversion-source.ts';

export type TargetChoice = { create: true; values?: Values } | { id: string } | { skip: true };
export type ConvertRequest = { object: string; id: string; targets: Record<string, TargetChoice> };

/** `records`: by object, what the source became there. `warnings`: what rules say of the records that were made and of the source. */
export type Converted = { records: Record<string, { id: string }>; undo: string; warnings?: FailedRow[] };

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

type Run = {
  tx: Transaction;
  batch: { id: string; kind: string };
  source: WireRecord;
  made: Map<string, string>;
  warnings: FailedRow[];
};

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
