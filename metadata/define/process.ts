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

/**
 * Steps run in order, once per event, with the rights of the user whose change set them off. Processes set none off, and imports only when
 * they ask for it.
 */
export type ProcessStep =
  /**
   * Values are literals, `{ me: true }`, `{ record: true }` for the triggering record, `{ expression: '…' }` over it, or `{ template }`: a
   * text such as `{name} was won`, or one for each language, of which whoever sets it off gets theirs.
   */
  | { node: 'createRecord'; object: string; values: Record<string, unknown> }
  | { node: 'updateRecord'; values: Record<string, unknown> }
  /** Inputs of a connection's action; texts may be `{ template: '{name} was won' }`. `fields` of the record go with an action that sends it. */
  | { node: 'callConnection'; connection: string; action: string; fields?: string[]; values: Record<string, unknown> };

export type ProcessBody = { label: Label; trigger: ProcessTrigger; steps: ProcessStep[]; active?: boolean };

const valuesSchema = z.record(nameSchema, z.json());

export const processSchema = z.strictObject({
  label: labelSchema,
  trigger: z.strictObject({
    object: nameSchema,
    on: z.array(z.enum(['create', 'update'])).min(1),
    changed: keyedList(z.array(nameSchema)).optional(),
    when: filterSchema.optional(),
  }),
  steps: z
    .array(
      z.discriminatedUnion('node', [
        z.strictObject({ node: z.literal('createRecord'), object: nameSchema, values: valuesSchema }),
        z.strictObject({ node: z.literal('updateRecord'), values: valuesSchema }),
        z.strictObject({
          node: z.literal('callConnection'),
          connection: nameSchema,
          action: z.string().max(48),
          fields: z.array(z.string().max(200)).min(1).max(200).optional(),
          values: z.record(z.string().max(48), z.json()),
        }),
      ]),
    )
    .min(1)
    .max(50),
  active: z.boolean().optional(),
}) satisfies z.ZodType<ProcessBody>;

/** Declares an automation: when this happens, do that. */
export function defineProcess(name: string, body: ProcessBody): Definition<'process', ProcessBody> {
  return { kind: 'process', name, body };
}
