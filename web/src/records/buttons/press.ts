import type { PressOutcome } from '../../../../metadata/api/buttons.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { formatNumber } from '../../base/format-number.ts';
import { waitForJob } from '../../base/job.ts';
import { tellChange } from '../../base/last-change.ts';
import { currentLocale } from '../../base/locale.ts';
import { openPressReport } from '../../base/press-report.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { askedOnce, tellWarnings } from '../../base/records.ts';
import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';
import type { BulkTarget } from '../list/bulk-target.ts';
import { takeBackMany } from '../model/take-back.ts';
import type { ShownButton } from './buttons-at.ts';

/** Whom whoever submits it chose to decide, by step. */
export type Choices = Record<string, string[]>;

type One = { button: ShownButton; name: string; record: WireRecord; choices?: Choices };

/** Presses a button of a record as it was seen, and says what it came to. Throws what the server refused. */
export async function pressForOne(object: ObjectModel, { button, name, record, choices }: One): Promise<void> {
  const path = `/records/${object.name}/${record.id}/buttons/${button.name}` as const;
  try {
    const outcome = await api.post(path, { version: record.version, choices }, { ...askedOnce(), onHeaders: tellWarnings });
    tellOutcome(outcome, name);
  } finally {
    // Also what was refused: it may have changed meanwhile.
    await queryClient.invalidateQueries({ queryKey: queryKeys.records(object.name) });
  }
}

function tellOutcome({ undo, form, call, started }: PressOutcome, name: string): void {
  const reason = call?.problem ?? '';
  if (form) openQuickCreate({ object: form.object, values: { ...form.values }, edits: form.edits });
  else if (call?.status === 'failed') toast.show({ tone: 'danger', message: text('buttons.callFailed', { name, reason }) });
  else if (call?.status === 'waiting') toast.plain(text('buttons.callWaits', { name, reason }));
  else if (undo) tellChange({ message: text('buttons.done', { name }), undo: () => takeBackMany(undo) });
  else if (call) toast.success(text('buttons.done', { name }));
  else if (started) toast.success(text('buttons.started', { name }));
  else toast.plain(text('buttons.nothing', { name }));
}

type Many = { button: ShownButton; name: string; target: BulkTarget; onStart?: () => void };

/** Presses a button for many records in the background, waits for its end, and says how many it was done for. */
export async function pressForMany(object: ObjectModel, { button, name, target, onStart }: Many): Promise<void> {
  const { job } = await api.post(`/records/${object.name}/buttons/${button.name}`, target, askedOnce());
  onStart?.();
  toast.plain(text('buttons.running', { name }), { label: text('buttons.answers'), run: () => openPressReport(job) });
  await queryClient.invalidateQueries({ queryKey: queryKeys.jobs });
  const { progress } = await waitForJob(job);
  await queryClient.invalidateQueries({ queryKey: queryKeys.records(object.name) });
  const { done = 0, failed = 0, undo } = progress as { done?: number; failed?: number; undo?: string };
  const number = (count: number) => formatNumber(count, currentLocale());
  const message = text('buttons.doneFor', { name, count: done, number: number(done) });
  if (failed > 0) {
    toast.plain(message + text('buttons.notDoneFor', { count: failed, number: number(failed) }));
    openPressReport(job);
  } else if (undo) tellChange({ message, undo: () => takeBackMany(undo) });
  else toast.success(message);
}
