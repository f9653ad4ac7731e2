import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';

/** Where a button stands: on the page of a record, in the menu of a row, and over the records that are ticked in a list. */
export const buttonPlaces = ['record', 'list', 'selection'] as const;
export type ButtonPlace = (typeof buttonPlaces)[number];

/** What pressing does, and what it is told: `{ kind: 'changeFields', inputs: { values: { status: 'done' } } }`. */
export type ButtonDeed = { kind: string; inputs: Record<string, unknown> };

/**
 * Something people can do with a record by one press:
 * `{ label, places: ['record'], when: 'status = "open"', does: { kind: 'changeFields', inputs: { values: { status: 'done' } } } }`.
 */
export type Button = {
  label: Label;
  /** A Tabler icon name in kebab case. Default: that of what it does. */
  icon?: string;
  places: ButtonPlace[];
  /** An expression over the record and who presses, true where the button is there. Default: always. */
  when?: string;
  /** Asked before anything is done. */
  confirm?: Label;
  /** Low first, then in the order in which they are told. */
  order?: number;
  /** Kept, but nowhere to be pressed. */
  off?: boolean;
  does: ButtonDeed;
};

export const buttonSchema = z.strictObject({
  label: labelSchema,
  icon: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .optional(),
  places: z.array(z.enum(buttonPlaces)).min(1).max(buttonPlaces.length),
  when: z.string().min(1).max(10_000).optional(),
  confirm: labelSchema.optional(),
  order: z.number().optional(),
  off: z.boolean().optional(),
  does: z.strictObject({ kind: z.string().max(48), inputs: z.record(z.string().max(48), z.json()) }),
}) as z.ZodType<Button>;
