import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import { filterSchema } from '../query-schemas.ts';
import { type RuleEffects, ruleActions } from '../rules/actions/index.ts';
import { nameSchema } from './name.ts';

/**
 * What holds for records of an object, on every way they are written: `{ when: 'stage = "lost"', require: ['loss_reason'] }`. Several actions
 * of one rule share its condition.
 */
export type Rule = RuleEffects & {
  /** What it is for; problems name it. */
  label?: Label;
  /** An expression that is true where the rule holds. Default: always. */
  when?: string;
  /** Of rules that set one field, the last that holds wins. Low first, then by name; a rule that reads what another sets comes after it. */
  order?: number;
  /** Kept, but does nothing. */
  off?: boolean;
  /** The gate that brings it along; nobody writes it. */
  gate?: string;
  /** Of a gate that nobody gets round: an expression that is true behind it. The rule counts for what arrives there. */
  guards?: string;
};

const kit = { z, name: nameSchema, label: labelSchema, filter: filterSchema };

const deeds = Object.fromEntries(Object.entries(ruleActions).map(([name, { schema }]) => [name, schema(kit).optional()]));

export const ruleSchema = z.strictObject({
  label: labelSchema.optional(),
  when: z.string().min(1).max(10_000).optional(),
  order: z.number().optional(),
  off: z.boolean().optional(),
  ...deeds,
}) as unknown as z.ZodType<Rule>;
