import { z } from 'zod';
import type { FieldTypeName } from '../define/field.ts';
import { importPlanSchema } from '../define/import-plan.ts';
import { fieldTypes } from '../field-types/index.ts';
import { kept } from './jobs.ts';
import { anId, instant } from './shapes.ts';

const column = importPlanSchema.shape.columns.element;
const counted = { value: z.string(), count: z.int() };

export const preview = z
  .strictObject({
    upload: anId,
    name: z.string(),
    encoding: z.string(),
    delimiter: z.string().optional(),
    sheets: z
      .array(z.strictObject({ name: z.string(), hidden: z.boolean() }))
      .optional()
      .meta({ description: 'Of a workbook: its sheets in their order' }),
    sheet: z.string().optional().meta({ description: 'Of a workbook: the sheet that is read' }),
    headerRow: z.int().meta({ description: 'The row that names the columns, counted as a spreadsheet does' }),
    damaged: z
      .strictObject({ count: z.int(), places: z.array(z.strictObject({ row: z.int(), column: z.string() })) })
      .optional()
      .meta({ description: 'Characters that are no text in this encoding, and where the first of them stand' }),
    head: z
      .array(z.strictObject({ row: z.int(), cells: z.array(z.string()) }))
      .meta({ description: 'The first rows as they stand in the file, from its first row on' }),
    rows: z.int(),
    columns: z.array(
      z.strictObject({
        column: z.string(),
        samples: z.array(z.string()),
        empty: z.int(),
        distinct: z.array(z.strictObject(counted)).meta({ description: 'Most frequent distinct values, at most 50' }),
        suggestion: column.nullable(),
        unmatched: z.array(z.strictObject({ ...counted, same: z.string().optional(), nearest: z.string().optional() })).meta({
          description:
            'Values of the suggested relation or choice that match nothing, at most 50. `same` is what exists and differs in blanks, widths, capitals or signs alone; `nearest` is merely alike, and for a person to decide',
        }),
        dateOrder: z.enum(['ymd', 'mdy', 'dmy', 'ambiguous']).optional(),
        decimalSign: z.enum(['point', 'comma', 'ambiguous']).optional(),
        placeholders: z
          .array(z.strictObject(counted))
          .optional()
          .meta({ description: 'Values that most likely say that there is none: `N/A`, `-`, `无`' }),
      }),
    ),
  })
  .meta({
    id: 'ImportPreview',
    description: 'A file that was sent: its first rows, its columns, and fields suggested for them.',
  });

const cell = z.strictObject({
  text: z.string().meta({ description: 'What stands in the file' }),
  value: z.unknown().meta({ description: 'The same as a value of the field; null when there is none' }),
  isNew: z.boolean().optional().meta({ description: 'The related record does not exist yet and will be made' }),
  problem: z.string().optional(),
});

/** The first rows of a file as a plan reads them. */
export const rows = z.strictObject({
  columns: z.array(z.string()).meta({ description: 'Columns that the plan brings in, in the order of the cells' }),
  rows: z.array(z.strictObject({ row: z.int(), cells: z.array(cell), problems: z.array(z.string()) })),
});

export const proposal = z
  .strictObject({
    title: z.string().nullable().meta({ description: 'The column that names the records; null where none does' }),
    columns: z.array(
      z.strictObject({
        column: z.string(),
        field: z
          .strictObject({
            type: z.enum(Object.keys(fieldTypes) as FieldTypeName[]),
            scale: z.int().optional(),
            grouped: z.boolean().optional(),
          })
          .meta({ description: 'Type and settings, without label and options' }),
        misfits: z.array(z.string()).meta({ description: 'Some of the values that the field would not take' }),
        links: z.array(z.strictObject({ object: z.string(), found: z.int(), of: z.int() })).meta({
          description:
            'Objects with records that are called as values of the column are: so many of those looked for. To be offered, never taken unasked',
        }),
      }),
    ),
  })
  .meta({ id: 'ImportProposal', description: 'What the columns of a file would be as fields of a new object.' });

const cause = z.strictObject({
  column: z.string().optional(),
  code: z.string(),
  message: z.string(),
  rows: z.int(),
  isIn: z.boolean().optional().meta({ description: 'The rows are in all the same, but for this' }),
  distinct: z.int(),
  values: z
    .array(z.strictObject({ ...counted, row: z.int().meta({ description: 'The first that it stands in' }) }))
    .meta({ description: 'The most frequent of `distinct` ones' }),
});

export const job = z
  .strictObject({
    id: anId,
    object: z.string(),
    name: z.string(),
    status: z.enum(['queued', 'checking', 'running', 'done', 'cancelled', 'failed', 'undone']),
    dryRun: z.boolean(),
    rows: z.int(),
    processed: z.int(),
    created: z.int(),
    updated: z.int(),
    skipped: z.int(),
    failed: z.int(),
    startedAt: instant.optional(),
    endedAt: instant.optional(),
    errors: z
      .array(z.strictObject({ row: z.int(), column: z.string().optional(), seen: z.string().optional(), message: z.string() }))
      .meta({ description: 'The first 100; the file of all is at `/api/imports/{id}/errors.csv`' }),
    notes: z
      .array(z.strictObject({ row: z.int(), count: z.int(), column: z.string().optional(), message: z.string() }))
      .optional()
      .meta({
        description:
          'What was made of cells that their readers should know of, each kind once, with the first row it was seen in',
      }),
    replacements: z
      .array(
        z.strictObject({
          column: z.string(),
          value: z.string(),
          becomes: z.string().nullable(),
          isNew: z.boolean().optional(),
          count: z.int(),
        }),
      )
      .optional()
      .meta({
        description:
          'Of a single dry run that is over: values for which something else is taken (null: nothing), and in how many rows; the most frequent 1,000 of `replaced`. What is new will be made',
      }),
    replaced: z.int().optional(),
    causes: z
      .array(cause)
      .meta({ description: 'Once it is over: why rows were left out, by column and reason, most rows first' }),
    upload: z.string().optional(),
    plan: importPlanSchema.optional().meta({ description: 'Of a single import: what it was asked to do' }),
    undo: z.string().optional(),
    kept: kept.optional().meta({ description: 'Records that its undo left as they are, and why' }),
    problem: z.string().optional(),
  })
  .meta({ id: 'ImportJob', description: 'An import, how far it has come, and what went wrong.' });

export const map = z.strictObject({
  id: anId,
  name: z.string(),
  plan: importPlanSchema,
  shared: z.boolean().meta({ description: 'Others who may import the object may use it, too' }),
  mine: z.boolean().meta({ description: 'Who kept it may change and remove it' }),
  owner: z.string(),
});

export type ImportPreview = z.output<typeof preview>;
export type ImportRows = z.output<typeof rows>;
export type ImportCell = z.output<typeof cell>;
/** What the columns of a file would be as fields of a new object. */
export type ImportProposal = z.output<typeof proposal>;
export type ProposedField = ImportProposal['columns'][number];
export type ImportJob = z.output<typeof job>;
/** A plan kept under a name, for the next file with such columns. */
export type ImportMap = z.output<typeof map>;
