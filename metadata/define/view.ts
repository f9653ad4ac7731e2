import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import { type Aggregate, aggregates, type DateBucket, dateBuckets, type Filter, type Path, type Sort } from '../query.ts';
import { filterSchema, pathSchema, sortSchema } from '../query-schemas.ts';
import type { Definition } from './definition.ts';
import { type ChoiceColor, choiceColors } from './field.ts';
import { identifiedList, keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

export type ViewColumn = { field: Path; width?: number };

export type ViewTotal = { field: Path; aggregate: Aggregate };

/** Records of which the condition is true are marked in a colour; an expression, as in rules and on pages. */
export type ViewColor = { id: string; when: string; color: ChoiceColor };

export const viewDensities = ['compact', 'normal', 'roomy'] as const;
export type ViewDensity = (typeof viewDensities)[number];

export type ViewBody = {
  object: string;
  label: Label;
  type: 'table' | 'board';
  columns: ViewColumn[];
  filter?: Filter;
  /** Said where its own filter leaves nothing: that all is done, for one of things to do. */
  empty?: Label;
  sort?: Sort[];
  /** Rows of a table are shown under the values of this field. */
  group?: Path;
  /** Of a date or time that rows are shown under: how long the periods are. Default `day`. */
  bucket?: DateBucket;
  /** Figures at the foot of the table's columns and in the heads of groups. */
  totals?: ViewTotal[];
  /** How many columns stay at the left while the others scroll; default 1, the title. */
  frozen?: number;
  /** Height of a table's rows. Default `normal`. */
  density?: ViewDensity;
  /**
   * `field` is the choice field whose options are the columns; `sum` the money or number added up in each head; `next` the date of
   * the next step, of which each card says whether it is planned, today, overdue or missing.
   */
  board?: { field: string; sum?: Path; weighted?: Path; next?: Path };
  /** Position among the object's views, low first. */
  order?: number;
  /** Rows and cards are marked in the colour of the first condition that is true. */
  colors?: ViewColor[];
  /** People with one of these roles have it among their views; left out, everybody. No right: whoever reads the records can list them otherwise. */
  roles?: string[];
  /** People with one of these roles begin with it, as long as they chose no other. */
  firstFor?: string[];
};

export const viewSchema = z.strictObject({
  object: nameSchema,
  label: labelSchema,
  type: z.enum(['table', 'board']),
  columns: keyedList(
    z.array(z.strictObject({ field: pathSchema, width: z.int().min(40).max(1000).optional() })).max(100),
    'field',
  ),
  filter: filterSchema.optional(),
  empty: labelSchema.optional(),
  sort: z.array(sortSchema).max(5).optional(),
  group: pathSchema.optional(),
  bucket: z.enum(dateBuckets).optional(),
  totals: keyedList(
    z.array(z.strictObject({ field: pathSchema, aggregate: z.enum(aggregates) })).max(20),
    'field',
    'aggregate',
  ).optional(),
  frozen: z.int().min(1).max(10).optional(),
  density: z.enum(viewDensities).optional(),
  board: z
    .strictObject({ field: nameSchema, sum: pathSchema.optional(), weighted: pathSchema.optional(), next: pathSchema.optional() })
    .optional(),
  order: z.number().optional(),
  colors: identifiedList(
    z.array(z.strictObject({ id: nameSchema, when: z.string().min(1).max(10_000), color: z.enum(choiceColors) })).max(20),
  ).optional(),
  roles: keyedList(z.array(nameSchema).max(50)).optional(),
  firstFor: keyedList(z.array(nameSchema).max(50)).optional(),
}) satisfies z.ZodType<ViewBody>;

/** Declares a saved view that every user of the object sees. Users' own views are records, with the same body. */
export function defineView(name: string, body: ViewBody): Definition<'view', ViewBody> {
  return { kind: 'view', name, body };
}
