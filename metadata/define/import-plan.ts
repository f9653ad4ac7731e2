import { z } from 'zod';

const name = z.string().max(200);
/** A value of whatever field it is for, checked with it. */
const anyJson = z.json() as z.ZodType<unknown>;

const columnSchema = z.strictObject({
  column: z.string().max(10_000),
  field: name.nullable().meta({ description: 'Null: the column is left out' }),
  object: name.optional().meta({
    description:
      'For relations to several objects: the one whose records the cells name. Columns for each of them may fill the field together',
  }),
  matchBy: name
    .optional()
    .meta({ description: 'For relations: the field of the related object that the cells name; default its title' }),
  missing: z
    .enum(['error', 'empty', 'create'])
    .optional()
    .meta({ description: 'Relations without a match: report, leave empty, or make the related record' }),
  values: z.record(z.string(), z.string()).optional().meta({
    description:
      'Cell text to value, for choices and for spellings such as `GTXPro` for `GTX Pro`; an empty value leaves the field empty',
  }),
  dateOrder: z.enum(['ymd', 'mdy', 'dmy']).optional().meta({
    description: 'Default: as the dates of the file tell; where they do not, dates that can be read in two ways are refused',
  }),
  decimalSign: z.enum(['point', 'comma']).optional().meta({
    description: 'The sign before the decimals; the other groups thousands. Default as `dateOrder`',
  }),
  place: z.int().min(1).max(1000).optional().meta({
    description: 'Where several columns fill one text together: its place among them, low first; default the order of the plan',
  }),
});

/** What the columns of a file mean, and what is to become of its rows. */
export const importPlanSchema = z
  .strictObject({
    object: name,
    mode: z.enum(['create', 'update', 'upsert']),
    key: z.array(name).max(5).optional().meta({ description: 'Fields that find the record to update' }),
    columns: z.array(columnSchema).max(1000),
    defaults: z.record(z.string(), anyJson).optional().meta({ description: 'Values for every row that has none of its own' }),
    automations: z.boolean().optional().meta({
      description: "Whether automations run for what the import changes, as they do for people's own changes; no unless said",
    }),
    blanks: z.array(z.string().max(100)).max(100).optional().meta({
      description:
        'Cells with one of these texts, in whatever case and width, are blank; but not where it is an option of the field or yes or no',
    }),
    keepBlank: z
      .boolean()
      .optional()
      .meta({ description: 'Blank cells leave what an existing record has, instead of clearing it' }),
  })
  .meta({ id: 'ImportPlan', description: 'What the columns of a file mean, and what is to become of its rows.' });

export type ImportPlan = z.output<typeof importPlanSchema>;
export type ImportColumn = z.output<typeof columnSchema>;
export type ImportMode = ImportPlan['mode'];
