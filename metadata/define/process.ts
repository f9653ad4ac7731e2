import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Definition } from './definition.ts';
import { keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';
import { type ProcessTrigger, triggerSchema } from './trigger.ts';

/** One thing that a process does. What its kind takes and answers is declared in `metadata/steps`. */
export type ProcessStep = {
  /** Names the step within its process for good: runs, calls and later steps refer to it, wherever it stands. */
  id: string;
  kind: string;
  /** What people call it; else it is called like its kind. */
  label?: Label;
  inputs: Record<string, unknown>;
  /** Of a kind that branches: blocks of steps. The process goes on after this step when all that were entered have ended. */
  branches?: ProcessBranch[];
};

/** A block within a step. */
export type ProcessBranch = {
  /** Names the branch within its step, as `ProcessStep.id` does. */
  id: string;
  label?: Label;
  /** An expression over the record; of a step that chooses among its branches all but the last have one. */
  when?: string;
  steps: ProcessStep[];
};

/**
 * The steps are a block: they run one after another, once per event. A step that
 * branches owns the blocks of its branches, and goes on where all of them have ended, so that no arrow can lead astray.
 */
export type ProcessBody = {
  label: Label;
  trigger: ProcessTrigger;
  steps: ProcessStep[];
  active?: boolean;
  /** Of a process with approvals: what they mean for the record. */
  approval?: ApprovalSettings;
  /** With whose rights it acts; left out: those of whoever sets it off. */
  actsAs?: ActsAs;
};

/** What becomes of a record while people decide about it. */
export type ApprovalSettings = {
  /** A choice field of the record that says how its approval stands; it is written with the decision itself. */
  status?: { field: string } & Partial<Record<ApprovalState, string>>;
  /** What nobody changes meanwhile: all of the record (the default), nothing, or these fields. */
  locks?: 'all' | 'nothing' | string[];
  /** Whether whoever submitted it may withdraw it: until it is decided (the default), only before the first decision, or not at all. */
  withdraw?: 'undecided' | 'untouched' | 'never';
};

export const approvalStates = ['pending', 'approved', 'rejected', 'withdrawn', 'terminated'] as const;

/** How an approval stands. `terminated`: an administrator ended it. */
export type ApprovalState = (typeof approvalStates)[number];

const approvalSchema = z.strictObject({
  status: z
    .strictObject({
      field: nameSchema,
      ...(Object.fromEntries(approvalStates.map((state) => [state, z.string().max(200).optional()])) as Record<
        ApprovalState,
        z.ZodOptional<z.ZodString>
      >),
    })
    .optional(),
  locks: z.union([z.enum(['all', 'nothing']), keyedList(z.array(nameSchema).min(1).max(200))]).optional(),
  withdraw: z.enum(['undecided', 'untouched', 'never']).optional(),
});

/** Whoever sets it off, the owner of the record, or what a role allows, in the name of whoever sets it off. Rights are those of the moment. */
export type ActsAs = 'starter' | 'owner' | { role: string };

/** The deepest nesting and the most steps of a process; what is deeper or longer is better cut into two. */
export const processLimits = { depth: 8, steps: 300 };

const branchesSchema = keyedList(
  z
    .array(
      z.lazy(() =>
        z.strictObject({
          id: nameSchema,
          label: labelSchema.optional(),
          when: z.string().min(1).optional(),
          steps: keyedList(z.array(stepSchema).max(100), 'id'),
        }),
      ),
    )
    .min(1)
    .max(20),
  'id',
);

export const stepSchema: z.ZodType<ProcessStep> = z.strictObject({
  id: nameSchema,
  kind: z.string().max(48),
  label: labelSchema.optional(),
  inputs: z.record(z.string().max(48), z.json()),
  branches: branchesSchema.optional(),
});

export const processSchema = z.strictObject({
  label: labelSchema,
  trigger: triggerSchema,
  steps: keyedList(z.array(stepSchema).max(100), 'id'),
  active: z.boolean().optional(),
  approval: approvalSchema.optional(),
  actsAs: z.union([z.enum(['starter', 'owner']), z.strictObject({ role: nameSchema })]).optional(),
}) satisfies z.ZodType<ProcessBody>;

/** Declares an automation: when this happens, do that. */
export function defineProcess(name: string, body: ProcessBody): Definition<'process', ProcessBody> {
  return { kind: 'process', name, body };
}
