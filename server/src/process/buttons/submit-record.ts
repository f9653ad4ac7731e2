import { type Choices, choicesBefore, type ProcessBody, stepKind, stepsOf } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { submitsTo } from '../../access/trim-buttons.ts';
import { invalid, TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { choiceProblem } from '../approvals/choices.ts';
import { type Chain, previewChain } from '../approvals/preview-chain.ts';
import { type FoundButton, findButton, notPressable } from './find-button.ts';

type Submitting = { object: string; id: string; button: string; choices?: Choices };

/** Who would be asked if somebody pressed a button for a record now. Throws `notFound` for buttons that submit nothing, and `invalid` as a press does. */
export async function previewSubmit(workspace: Workspace, actor: Actor, { choices, ...request }: Submitting): Promise<Chain> {
  const found = findButton(workspace, actor, request);
  const process = submitsTo(workspace.snapshot, found.button);
  if (process === undefined) throw new TenonError('notFound');
  const record = await getRecord(workspace, actor, { object: found.object, id: request.id, select: [...found.paths] });
  if (!found.holds(record)) throw invalid([notPressable(found)]);
  return previewChain(workspace, actor, { process, record: record.id, choices });
}

/**
 * What is not to be submitted as things stand is refused before it is: where nobody is found and a step of the process wants that, and where somebody is still to be
 * chosen. Processes that want neither pay nothing for it. Throws `nobodyFound` and `invalid`.
 */
export async function requireSubmittable(
  workspace: Workspace,
  actor: Actor,
  { found, record, choices = {} }: { found: FoundButton; record: string; choices?: Choices },
): Promise<void> {
  const process = submitsTo(workspace.snapshot, found.button);
  const body = process === undefined ? undefined : workspace.snapshot.processes.get(process);
  if (process === undefined || !body || !asksBeforehand(body)) return;
  const { steps, problem } = await previewChain(workspace, actor, { process, record, choices });
  const missing = steps.filter(({ step, choice }) => choice?.by === 'submitter' && !choices[step]?.length);
  if (missing.length > 0) throw invalid(missing.map(({ step, label }) => choiceProblem('required', { id: step, label })));
  const { code, params } = JSON.parse(problem ?? '{}');
  if (code === 'nobodyFound') throw new TenonError('nobodyFound', { params });
}

function asksBeforehand(body: ProcessBody): boolean {
  return choicesBefore(body).length > 0 || stepsOf(body).some(({ kind, inputs }) => stepKind(kind)?.refuses?.(inputs));
}
