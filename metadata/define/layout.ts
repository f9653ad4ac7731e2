import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Filter, Path } from '../query.ts';
import { filterSchema, pathSchema } from '../query-schemas.ts';
import type { Definition } from './definition.ts';
import { identifiedList, itemsOf, keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

/** What is done with a record: it is made, changed in a form, or looked at on its page or beside a list. */
export const layoutModes = ['create', 'edit', 'detail'] as const;
export type LayoutMode = (typeof layoutModes)[number];

export const layoutScreens = ['desktop', 'phone'] as const;
export type LayoutScreen = (typeof layoutScreens)[number];

/** When an element is there. All that is said must hold; nothing said: always. */
export type LayoutCondition = {
  /** An expression over the record, true where the element is there: `stage = "lost"`. */
  when?: string;
  /** Whoever has one of these roles. */
  roles?: string[];
  modes?: LayoutMode[];
  screen?: LayoutScreen;
};

/** One field of a section, where more is said of it than its place. */
export type LayoutCell = LayoutCondition & {
  /** It takes all columns of its section. */
  wide?: boolean;
};

/** Figures of the record's own records: those of the report that lead here by `via`, a path from what the report counts. */
export type LayoutReport = { report: string; via: Path };

/**
 * `id` is what newer versions, other solutions and the workspace know it by; left out, it is the English label in snake case. It shows its text,
 * then its fields, its report and its buttons; a block of text is a section without fields.
 */
export type LayoutSection = LayoutCondition & {
  id?: string;
  label: Label;
  /** Markdown. */
  text?: Label;
  /** Paths through relations are read only: `account.industry`. */
  fields: Path[];
  /** How many fields stand side by side where there is room. Default 1. */
  columns?: 1 | 2 | 3;
  cells?: Record<Path, LayoutCell>;
  report?: LayoutReport;
  /** Buttons of the object that stand under its fields. */
  buttons?: string[];
  /** Only its heading is there until somebody opens it. */
  folded?: boolean;
  /** The tab it stands on. Default: the first one, with the timeline. */
  tab?: string;
};

/** A further page of a record's page, for sections and related lists that name it. */
export type LayoutTab = LayoutCondition & { id?: string; label: Label };

/** A list of records that point here: `{ object: 'contact', via: 'account', columns: ['name', 'phone'] }`. `id` tells two of one kind apart. */
export type RelatedList = LayoutCondition & {
  id?: string;
  object: string;
  via: string;
  label?: Label;
  columns: Path[];
  /** Which of them. */
  filter?: Filter;
  /** Whether one can be made from here. Default: whoever may. */
  create?: boolean;
  tab?: string;
};

/** One page of a long form. Fields that must be filled in and that no step asks for come with the last. */
export type LayoutStep = LayoutCondition & { id?: string; label: Label; text?: Label; fields: string[] };

/** What is different for some people, screens or records. Where several fit, all of them count, and of two that say the same the later. */
export type LayoutVariant = LayoutCondition & {
  id?: string;
  label: Label;
  /** Elements that are not there, by id. A field is hidden wherever it stands. */
  hide?: { tabs?: string[]; sections?: string[]; related?: string[]; fields?: Path[] };
  /** Elements that come first, in this order. */
  first?: { tabs?: string[]; sections?: string[]; related?: string[] };
  highlights?: Path[];
  quickCreate?: string[];
};

export type LayoutBody = {
  object: string;
  /** Fields in the record's head, beside its title. */
  highlights: Path[];
  /** Buttons in the record's head, in this order. Default: all that are for its page and that no section has. */
  buttons?: string[];
  /** Choice field drawn as the stage bar. */
  stage?: string;
  tabs?: LayoutTab[];
  sections: LayoutSection[];
  related: RelatedList[];
  /** Fields of the quick-create form, in order; the rest waits on the record page. */
  quickCreate: string[];
  /** The create form page by page, instead of `quickCreate`. */
  steps?: LayoutStep[];
  /** Fields that are on the page nowhere, on purpose. Any other field that no section names stands in a last section of its own. */
  leaveOut?: string[];
  variants?: LayoutVariant[];
};

const condition = {
  when: z.string().min(1).max(10_000).optional(),
  roles: z.array(nameSchema).min(1).max(50).optional(),
  modes: z.array(z.enum(layoutModes)).min(1).max(layoutModes.length).optional(),
  screen: z.enum(layoutScreens).optional(),
};
const ids = keyedList(z.array(nameSchema).max(50));
/** Related lists are known by object and field where they have no id. */
const relatedIds = keyedList(z.array(z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/)).max(50));
const fieldNames = keyedList(z.array(nameSchema).max(200));

const tabSchema = z.strictObject({ id: nameSchema.optional(), label: labelSchema, ...condition });

const textSchema = z.strictObject({ zh: z.string().min(1).max(10_000), en: z.string().min(1).max(10_000) });

const sectionSchema = z.strictObject({
  id: nameSchema.optional(),
  label: labelSchema,
  text: textSchema.optional(),
  fields: keyedList(z.array(pathSchema).max(200)),
  columns: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  cells: z.record(pathSchema, z.strictObject({ ...condition, wide: z.boolean().optional() })).optional(),
  report: z.strictObject({ report: nameSchema, via: pathSchema }).optional(),
  buttons: keyedList(z.array(nameSchema).max(50)).optional(),
  folded: z.boolean().optional(),
  tab: nameSchema.optional(),
  ...condition,
});

const relatedSchema = z.strictObject({
  id: nameSchema.optional(),
  object: nameSchema,
  via: nameSchema,
  label: labelSchema.optional(),
  columns: keyedList(z.array(pathSchema).max(20)),
  filter: filterSchema.optional(),
  create: z.boolean().optional(),
  tab: nameSchema.optional(),
  ...condition,
});

const stepSchema = z.strictObject({
  id: nameSchema.optional(),
  label: labelSchema,
  text: textSchema.optional(),
  fields: fieldNames,
  ...condition,
});

const variantSchema = z.strictObject({
  id: nameSchema.optional(),
  label: labelSchema,
  ...condition,
  hide: z
    .strictObject({
      tabs: ids.optional(),
      sections: ids.optional(),
      related: relatedIds.optional(),
      fields: keyedList(z.array(pathSchema).max(200)).optional(),
    })
    .optional(),
  first: z.strictObject({ tabs: ids.optional(), sections: ids.optional(), related: relatedIds.optional() }).optional(),
  highlights: keyedList(z.array(pathSchema).max(12)).optional(),
  quickCreate: keyedList(z.array(nameSchema).max(50)).optional(),
});

export const layoutSchema = z.strictObject({
  object: nameSchema,
  highlights: keyedList(z.array(pathSchema).max(12)),
  buttons: keyedList(z.array(nameSchema).max(50)).optional(),
  stage: nameSchema.optional(),
  tabs: identifiedList(z.array(tabSchema).max(20), 'label', 'en').optional(),
  sections: identifiedList(z.array(sectionSchema).max(50), 'label', 'en'),
  related: itemsOf(z.array(relatedSchema).max(50), { by: ['id'], joined: ['object', 'via'] }),
  quickCreate: keyedList(z.array(nameSchema).max(50)),
  steps: identifiedList(z.array(stepSchema).max(20), 'label', 'en').optional(),
  leaveOut: fieldNames.optional(),
  variants: identifiedList(z.array(variantSchema).max(50), 'label', 'en').optional(),
}) satisfies z.ZodType<LayoutBody>;

/** Declares what a record page and the forms of its object show. */
export function defineLayout(name: string, body: LayoutBody): Definition<'layout', LayoutBody> {
  return { kind: 'layout', name, body };
}
