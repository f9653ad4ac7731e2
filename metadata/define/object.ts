import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Path, Sort } from '../query.ts';
import { pathSchema, sortSchema } from '../query-schemas.ts';
import { type Button, buttonSchema } from './button.ts';
import type { Definition } from './definition.ts';
import { type DocumentTemplate, documentSchema } from './document.ts';
import type { Field, WrittenField } from './field.ts';
import { type Gate, gateSchema } from './gate.ts';
import { keyedList } from './keyed-list.ts';
import { fieldNameSchema, nameSchema } from './name.ts';
import { type Rule, ruleSchema } from './rule.ts';

export type ObjectBody = {
  label: Label;
  /** Used where many are meant; Chinese needs none. */
  plural?: Label;
  description?: Label;
  /** A Tabler icon name in kebab case: `building`. */
  icon: string;
  /** The field whose value names a record wherever it is linked. */
  title: string;
  /** What it was called in the API before: requests may call it so until somebody takes the name away. */
  aliases?: string[];
  /** What the object was called before; when that one goes and this one comes, it is the same, with its records. */
  was?: string;
  fields: Record<string, Field>;
  /** What tells records of like names apart, shown beneath the title in search: `['account', 'phone']`. */
  subtitle?: string[];
  /** The amount, number or date that stands for a record where there is room for one, with its name: cards on a phone. */
  figure?: string;
  /** The choice field that says of which type a record is: new ones ask for it first, and designers offer conditions by it. */
  recordType?: string;
  /** Fields kept in the search index. Default: the title and every phone, e-mail and auto-number field; none where `track` keeps stages. */
  search?: string[];
  /** Default order of lists; the platform makes the index that fits. Default: newest change first. */
  sort?: Sort[];
  /** What holds for its records besides what their fields say, by name of the rule. */
  rules?: Record<string, Rule>;
  /** What its records need on their way through the options of choice fields, by name of the gate. */
  gates?: Record<string, Gate>;
  /** What people can do with its records by one press, by name of the button. */
  buttons?: Record<string, Button>;
  /** What its records are printed into, by name of the document. */
  documents?: Record<string, DocumentTemplate>;
  /** Combinations that no two live records may share. */
  unique?: string[][];
  /** What people filter and sort by, besides what views, boards and reports do; the platform makes the indexes that fit. */
  indexes?: WantedIndex[];
  /**
   * A relation or polymorphic field whose record decides: who may read this record's parent may read it, who may edit the parent
   * may edit, create and delete it. Object actions of the actor's roles still apply.
   */
  controlledBy?: string;
  /** Each value that a choice field takes becomes a record of another object, with times entered and left. */
  track?: StageTrack;
  /** Records that look alike are shown before a new one is saved: same value in one of these fields, names compared without legal form. */
  similar?: string[];
  /** What a record of this object can be turned into, in one transaction. */
  conversion?: Conversion;
  /**
   * Records of this object are things done or to do about another record: they are shown on the timeline of the record that field
   * `related` points at, at the instant in `at`, with the words in `text`.
   */
  activity?: { related: string; at: string; text: string };
  /** Follow-ups, tasks and field changes are shown on its record page. Default true. */
  timeline?: boolean;
  /** What is done about another record, such as follow-ups and tasks, may be about its records. Default: whether it has a timeline. */
  activities?: boolean;
  /** A date field that says at which day's rate amounts are booked; by default, and where it is empty, the day the record was made. */
  rateDate?: string;
  /** Where a person's path through the product starts; hidden objects have no menu entry. Default true. */
  menu?: boolean;
  /** Place in the menu, low first. */
  order?: number;
};

/**
 * What choice field `field` holds is kept as records of object `into`, one for each stay. That object names its parent by `controlledBy`; the
 * rest are its fields: the value, the instants it was entered and left, and who entered it.
 */
export type StageTrack = {
  field: string;
  into: string;
  value: string;
  enteredAt: string;
  leftAt: string;
  enteredBy: string;
};

/**
 * Serves lists of records that share a value in each field of `filter`, in the order of `sort`; without `sort` in that of the object. Either may
 * be left out: `{ filter: ['city'], sort: [{ field: 'amount', direction: 'desc' }] }`.
 */
export type WantedIndex = { filter?: string[]; sort?: Sort[] };

/** Turns one record into others: `{ targets: [{ object: 'account', link: 'converted_account', match: ['name'], values: { name: 'company' } }] }`. */
export type Conversion = {
  /** Set on the source when done. */
  sets: Record<string, unknown>;
  targets: ConversionTarget[];
  /** Polymorphic fields (object, field) that pointed at the source and are re-pointed at the record made for `to`. */
  moves?: { object: string; field: string; to: string }[];
};

export type ConversionTarget = {
  object: string;
  /** Relation field of the source that keeps the made or matched record. */
  link: string;
  /** The user may leave this target out. */
  optional?: boolean;
  /** Fields that find an existing record to use instead of a new one. */
  match?: string[];
  /** Target field → path on the source. */
  values: Record<string, Path>;
  /** Target field → earlier target's object: `{ account: 'account' }`. */
  relations?: Record<string, string>;
};

const conversionSchema = z.strictObject({
  sets: z.record(nameSchema, z.json()),
  targets: keyedList(
    z
      .array(
        z.strictObject({
          object: nameSchema,
          link: nameSchema,
          optional: z.boolean().optional(),
          match: keyedList(z.array(nameSchema)).optional(),
          values: z.record(nameSchema, pathSchema),
          relations: z.record(nameSchema, nameSchema).optional(),
        }),
      )
      .min(1)
      .max(10),
    'object',
  ),
  moves: keyedList(
    z.array(z.strictObject({ object: nameSchema, field: nameSchema, to: nameSchema })),
    'object',
    'field',
  ).optional(),
}) satisfies z.ZodType<Conversion>;

export const wantedIndexSchema = z
  .strictObject({
    filter: z.array(nameSchema).min(1).max(3).optional(),
    sort: z
      .array(z.strictObject({ field: nameSchema, direction: z.enum(['asc', 'desc']) }))
      .min(1)
      .max(3)
      .optional(),
  })
  .refine(({ filter, sort }) => filter !== undefined || sort !== undefined) satisfies z.ZodType<WantedIndex>;

const trackSchema = z.strictObject({
  field: nameSchema,
  into: nameSchema,
  value: nameSchema,
  enteredAt: nameSchema,
  leftAt: nameSchema,
  enteredBy: nameSchema,
}) satisfies z.ZodType<StageTrack>;

/** Checks an object whose fields `field` checks: what a field may say is for the field types to tell. */
export function objectSchemaWith(field: z.ZodType<Field>) {
  return z.strictObject({
    label: labelSchema,
    plural: labelSchema.optional(),
    description: labelSchema.optional(),
    icon: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: nameSchema,
    aliases: keyedList(z.array(nameSchema).max(20)).optional(),
    was: z.string().max(48).optional(),
    fields: z.record(fieldNameSchema, field),
    subtitle: z.array(nameSchema).max(3).optional(),
    figure: nameSchema.optional(),
    recordType: nameSchema.optional(),
    search: keyedList(z.array(nameSchema).max(20)).optional(),
    sort: z.array(sortSchema).max(5).optional(),
    rules: z.record(nameSchema, ruleSchema).optional(),
    gates: z.record(nameSchema, gateSchema).optional(),
    buttons: z.record(nameSchema, buttonSchema).optional(),
    documents: z.record(nameSchema, documentSchema).optional(),
    unique: keyedList(z.array(z.array(nameSchema).min(2).max(8)).max(20)).optional(),
    indexes: keyedList(z.array(wantedIndexSchema).max(10)).optional(),
    controlledBy: nameSchema.optional(),
    track: trackSchema.optional(),
    similar: keyedList(z.array(nameSchema).max(10)).optional(),
    conversion: conversionSchema.optional(),
    activity: z.strictObject({ related: nameSchema, at: nameSchema, text: nameSchema }).optional(),
    timeline: z.boolean().optional(),
    activities: z.boolean().optional(),
    rateDate: nameSchema.optional(),
    menu: z.boolean().optional(),
    order: z.number().optional(),
  }) satisfies z.ZodType<ObjectBody>;
}

/** An object as it is written, some options of which are in lists. */
type WrittenObject = Omit<ObjectBody, 'fields'> & { fields: Record<string, WrittenField> };

/** Declares an object: a table, its fields, list, record page, API and rights row. */
export function defineObject(name: string, body: WrittenObject): Definition<'object', ObjectBody> {
  return { kind: 'object', name, body: body as ObjectBody };
}
