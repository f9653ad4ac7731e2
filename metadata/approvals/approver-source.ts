import { z } from 'zod';
import { nameSchema } from '../define/name.ts';
import { pathSchema } from '../query-schemas.ts';

/**
 * Where a node finds who decides, asked when it is entered:
 *
 * - `people`: these users.
 * - `role`: whoever holds it.
 * - `superior`: the superior at this level above whoever submitted it, or above the owner of the record.
 * - `superiors`: all of them up to this level, the nearest first.
 * - `head`: the head of the department, or of the department so many levels above it. Where there is none, of the next one above.
 * - `field`: the users that a field of the record names.
 * - `submitter`: whoever submitted it.
 */
export type PeopleSource =
  | { people: string[] }
  | { role: string }
  | { superior: number; of?: PeopleOf }
  | { superiors: number; of?: PeopleOf }
  | { head: number; of?: PeopleOf }
  | { field: string }
  | { submitter: true };

/**
 * Somebody chooses who decides: whoever submits it, before they do, or the approver of the step before, when they approve. Of everybody who is
 * active, or of these people, or of the holders of a role; one, or `several`.
 */
export type ChosenSource = { chosenBy: 'submitter' | 'approver'; from?: ChosenFrom; several?: boolean };
export type ChosenFrom = { people: string[] } | { role: string };

/** Where a node finds who decides. */
export type ApproverSource = PeopleSource | ChosenSource;

/** Whom people chose, by the step that asks them. */
export type Choices = Readonly<Record<string, readonly string[]>>;

export type PeopleOf = 'submitter' | 'owner';

const ids = z.array(z.uuid()).min(1).max(50);
const of = z.enum(['submitter', 'owner']).optional();
const level = z.int().min(1).max(20);

const choosable = z.union([
  z.strictObject({ people: ids }),
  z.strictObject({ role: nameSchema }),
]) satisfies z.ZodType<ChosenFrom>;

const peopleSources = [
  z.strictObject({ people: ids }),
  z.strictObject({ role: nameSchema }),
  z.strictObject({ superior: level, of }),
  z.strictObject({ superiors: level, of }),
  z.strictObject({ head: z.int().min(0).max(20), of }),
  z.strictObject({ field: pathSchema }),
  z.strictObject({ submitter: z.literal(true) }),
] as const;

export const peopleSourceSchema = z.union(peopleSources) satisfies z.ZodType<PeopleSource>;

export const approverSourceSchema = z.union([
  ...peopleSources,
  z.strictObject({
    chosenBy: z.enum(['submitter', 'approver']),
    from: choosable.optional(),
    several: z.boolean().optional(),
  }),
]) satisfies z.ZodType<ApproverSource>;

export const voteRuleSchema = z.union([
  z.strictObject({ mode: z.enum(['all', 'sequence', 'sequenceAny']) }),
  z.strictObject({ mode: z.literal('any'), rejectsWhen: z.enum(['first', 'all']).optional() }),
  z.strictObject({ mode: z.literal('ratio'), share: z.number().gt(0).max(1), waitForAll: z.boolean().optional() }),
  z.strictObject({ mode: z.literal('ratio'), count: z.int().min(1).max(50), waitForAll: z.boolean().optional() }),
]);

export const emptyRuleSchema = z.union([
  z.enum(['administrator', 'approve', 'reject', 'refuse']),
  z.strictObject({ people: ids }),
]);
