import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import { keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

/**
 * What a record needs on its way through the options of a choice field, whoever moves it:
 * `{ field: 'stage', option: 'proposal', leave: { fields: ['amount'] }, next: ['negotiation', 'lost'] }`.
 */
export type Gate = {
  field: string;
  option: string;
  /** An expression that is true of the records it is for, such as those of one pipeline. Default: all. */
  when?: string;
  /** What to do while a record is here, in the words of the company. */
  guidance?: Label;
  /** Asked of a record that comes here. */
  enter?: GateDemands;
  /** Asked of one that goes on from here: to a later option or to one that wins; not back, nor to one that loses. */
  leave?: GateDemands;
  /** Options that a record may go to from here. Default: any. */
  next?: string[];
  /**
   * Nobody gets past without what it asks for, whatever their roles and by whichever way: only two people together let a record through. It guards the
   * options ahead as well, so that nothing goes round it.
   */
  checkpoint?: boolean;
  /** Low first, then by name. */
  order?: number;
  /** Kept, but does nothing. */
  off?: boolean;
};

export type GateDemands = {
  /** They hold a value; of a file field, a file. */
  fields?: string[];
  /** Fields of several options, all of which are chosen: each is a thing that was done. */
  checklists?: string[];
  /** Expressions that are true, and what is said where they are not, by name. */
  conditions?: Record<string, GateCondition>;
};

export type GateCondition = { holds: string; message: Label };

const demandsSchema = z.strictObject({
  fields: keyedList(z.array(nameSchema).max(50)).optional(),
  checklists: keyedList(z.array(nameSchema).max(10)).optional(),
  conditions: z.record(nameSchema, z.strictObject({ holds: z.string().min(1).max(10_000), message: labelSchema })).optional(),
}) satisfies z.ZodType<GateDemands>;

export const gateSchema = z.strictObject({
  field: nameSchema,
  option: z.string().min(1).max(100),
  when: z.string().min(1).max(10_000).optional(),
  guidance: labelSchema.optional(),
  enter: demandsSchema.optional(),
  leave: demandsSchema.optional(),
  next: keyedList(z.array(z.string().min(1).max(100)).max(100)).optional(),
  checkpoint: z.boolean().optional(),
  order: z.number().optional(),
  off: z.boolean().optional(),
}) satisfies z.ZodType<Gate>;
