import { z } from 'zod';
import type { Filter } from '../query.ts';
import { filterSchema } from '../query-schemas.ts';
import { keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';
import { type TypedNames, typedNamesSchema } from './named-values.ts';

/** What of a record sets a process off. */
export const recordEvents = ['create', 'update', 'delete', 'restore'] as const;

type About = {
  /** Whose records it is about. */
  object: string;
  /** Only records that satisfy this: as the change left them, however they are later; or when the time has come. */
  when?: Filter;
};

/** A change of a record. */
export type RecordTrigger = About & {
  kind?: 'record';
  on: (typeof recordEvents)[number][];
  /** On update: only when one of these fields changed. */
  changed?: string[];
  /** Only records that satisfied this before the change: with `when`, a field that goes from one value to another. */
  was?: Filter;
  /** Only when the record did not satisfy `when` before the change. */
  becomes?: boolean;
  /** Changes of an import: always, or never. Left out: when the import says so. */
  imports?: boolean;
  /** Changes of other processes. Left out: they set it off, too. */
  processes?: boolean;
};

/** A person presses a button that runs it. */
export type ButtonTrigger = About & { kind: 'button' };

/** A time that comes again and again, for each record that satisfies the condition then. */
export type ScheduleTrigger = About & {
  kind: 'schedule';
  every: 'hour' | 'day' | 'week' | 'month';
  /** `09:30`; of every hour only the minutes count. */
  at: string;
  /** Of a week: 1 for Monday to 7. Of a month: 1 to 31; what a month does not have is its last day. Left out: the first. */
  days?: number[];
  /** Left out: that of the workspace. */
  zone?: string;
  /** What came while no server ran: done once, or not at all. Left out: once. */
  missed?: 'once' | 'skip';
  /** When runs of the time before are still under way: left out, nothing is begun for their records; else it is. */
  overlap?: 'skip' | 'allow';
};

/** So long before or after a date of a record, or at that. */
export type DateTrigger = About & {
  kind: 'date';
  /** A date, or a date and time. */
  field: string;
  offset?: { amount: number; unit: 'hour' | 'day' | 'workday'; side: 'before' | 'after' };
  /** The time of day, for dates: `09:00`, which is so where it is left out. */
  at?: string;
  /** Left out: that of the workspace. */
  zone?: string;
};

/** Another process has it done for a record. What it is given is known as `steps.call.name`. */
export type CallTrigger = About & { kind: 'call'; takes?: TypedNames };

export type TimeTrigger = ScheduleTrigger | DateTrigger;

/** How the approval of a record can end. */
export const approvalEnds = ['approved', 'rejected', 'withdrawn', 'terminated'] as const;

/** An approval of a record has ended. */
export type ApprovalTrigger = About & {
  kind: 'approval';
  on: (typeof approvalEnds)[number][];
  /** Whose approvals count; left out: those of every other process. */
  process?: string;
};

/** What a value of a body is, where no field says so. */
export const takenTypes = ['text', 'number', 'boolean', 'date', 'datetime'] as const;

/** One value of what another system sends. */
export type TakenValue = {
  /** Steps read it as `steps.call.name`. */
  name: string;
  /** Where it stands in the body: `customer.phones.0`. */
  from: string;
  /** Left out: a text. */
  type?: (typeof takenTypes)[number];
  /** What comes without it is refused. */
  required?: boolean;
  /** The field of the record that takes it over. */
  into?: string;
};

/** Another system calls an address of the process. */
export type WebhookTrigger = About & {
  kind: 'webhook';
  /** How senders prove who they are: by a signature over what they send (left out), or by a secret word that they send along. */
  proof?: 'word';
  /** Where in the body the sender's name of the event stands: what comes twice under one is done once. Left out: in a header. */
  event?: string;
  takes: TakenValue[];
  /** The field by which the record is found that it is about. Left out: each is a new record. */
  key?: string;
  /** Where there is none: one is made (left out), or what came is refused. */
  missing?: 'refuse';
};

export type ProcessTrigger = RecordTrigger | ButtonTrigger | TimeTrigger | CallTrigger | ApprovalTrigger | WebhookTrigger;

const about = { object: nameSchema, when: filterSchema.optional() };
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const zone = z
  .string()
  .max(64)
  .refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC')
  .optional();
const bodyPath = z
  .string()
  .max(200)
  .regex(/^[^.\s]+(\.[^.\s]+)*$/);
const days = keyedList(z.array(z.number().int().min(1).max(31)).min(1).max(31)).optional();

export const webhookSchema = z.strictObject({
  ...about,
  ...{ kind: z.literal('webhook'), proof: z.literal('word').optional(), event: bodyPath.optional() },
  takes: keyedList(
    z
      .array(
        z.strictObject({
          ...{ name: nameSchema, from: bodyPath, type: z.enum(takenTypes).optional() },
          ...{ required: z.boolean().optional(), into: nameSchema.optional() },
        }),
      )
      .max(50),
    'name',
  ),
  ...{ key: nameSchema.optional(), missing: z.literal('refuse').optional() },
}) satisfies z.ZodType<WebhookTrigger>;

/** What sets a process off, by its kind. */
export const triggerSchema = z.union([
  z.strictObject({
    ...about,
    kind: z.literal('record').optional(),
    on: z.array(z.enum(recordEvents)).min(1),
    changed: keyedList(z.array(nameSchema)).optional(),
    was: filterSchema.optional(),
    becomes: z.boolean().optional(),
    imports: z.boolean().optional(),
    processes: z.boolean().optional(),
  }),
  z.strictObject({ ...about, kind: z.literal('button') }),
  z.strictObject({ ...about, kind: z.literal('call'), takes: typedNamesSchema.optional() }),
  z.strictObject({
    ...about,
    ...{ kind: z.literal('schedule'), every: z.enum(['hour', 'day', 'week', 'month']), at: timeOfDay, days, zone },
    ...{ missed: z.enum(['once', 'skip']).optional(), overlap: z.enum(['skip', 'allow']).optional() },
  }),
  z.strictObject({
    ...about,
    ...{ kind: z.literal('date'), field: nameSchema, at: timeOfDay.optional(), zone },
    offset: z
      .strictObject({
        amount: z.number().int().min(1).max(3650),
        unit: z.enum(['hour', 'day', 'workday']),
        side: z.enum(['before', 'after']),
      })
      .optional(),
  }),
  z.strictObject({
    ...about,
    ...{ kind: z.literal('approval'), on: z.array(z.enum(approvalEnds)).min(1), process: nameSchema.optional() },
  }),
  webhookSchema,
]) satisfies z.ZodType<ProcessTrigger>;
