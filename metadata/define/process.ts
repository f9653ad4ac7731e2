import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Filter } from '../query.ts';
import { filterSchema } from '../query-schemas.ts';
import type { Definition } from './definition.ts';
import { keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

export type ProcessTrigger = {
  object: string;
  on: ('create' | 'update')[];
  /** On update: only when one of these fields changed. */
  changed?: string[];
  /** Only records that satisfy this as the change left them, however they are later. */
  when?: Filter;
};

/** One thing that a process does. What its kind takes and answers is declared in `metadata/steps`. */
export type ProcessStep = {
  /** Names the step within its process for good: runs, calls and later steps refer to it, wherever it stands. */
  id: string;
  kind: string;
  /** What people call it; else it is called like its kind. */
  label?: Label;
  inputs: Record<string, unknown>;
};

/**
 * The steps are a block: they run one after another, once per event, with the rights of the user whose change set them off. A kind that
 * branches holds blocks of its own among its inputs and goes on where all of them have ended, so that no arrow can lead astray.
 */
export type ProcessBody = { label: Label; trigger: ProcessTrigger; steps: ProcessStep[]; active?: boolean };

export const processSchema = z.strictObject({
  label: labelSchema,
  trigger: z.strictObject({
    object: nameSchema,
    on: z.array(z.enum(['create', 'update'])).min(1),
    changed: keyedList(z.array(nameSchema)).optional(),
    when: filterSchema.optional(),
  }),
  steps: keyedList(
    z
      .array(
        z.strictObject({
          id: nameSchema,
          kind: z.string().max(48),
          label: labelSchema.optional(),
          inputs: z.record(z.string().max(48), z.json()),
        }),
      )
      .min(1)
      .max(50),
    'id',
  ),
  active: z.boolean().optional(),
}) satisfies z.ZodType<ProcessBody>;

/** Declares an automation: when this happens, do that. */
export function defineProcess(name: string, body: ProcessBody): Definition<'process', ProcessBody> {
  return { kind: 'process', name, body };
}
