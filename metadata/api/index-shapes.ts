import { z } from 'zod';
import { wantedIndexSchema } from '../define/object.ts';
import { instant, label } from './shapes.ts';

const line = z.strictObject({
  name: z.string(),
  use: z.enum(['record', 'lists', 'totals', 'links', 'unique', 'search', 'searchRest', 'trash', 'other']).meta({
    description: '`other`: made by hand, or by another version, or for a publish that is still to come',
  }),
  keys: z.array(label).meta({ description: 'Fields whose values lead to the records: of one owner, at one stage' }),
  order: z.array(z.strictObject({ label, direction: z.enum(['asc', 'desc']) })),
  language: z.enum(['zh', 'en']).nullable().meta({
    description: 'Whose readers it is for by its order of names, where there is one for each language',
  }),
  without: label.nullable().meta({
    description: 'It has only the records without a value in this field: those that have one are read by its record',
  }),
  included: z.array(label).meta({ description: 'Fields kept beside the keys, so that totals need not read the records' }),
  wanted: wantedIndexSchema.nullable().meta({ description: 'What somebody asked for, where it is there for that' }),
  size: z.int().nullable().meta({ description: 'In bytes; null while there is none' }),
  uses: z.int().nullable().meta({
    description: 'How often the database has read it; looking for values that must be unique does not count',
  }),
  state: z.enum(['ready', 'waiting', 'running', 'failed']),
  progress: z.number().nullable().meta({ description: 'How much of it is made, from 0 to 1, while it is' }),
  problem: z.string().nullable(),
});
const ofObject = z.strictObject({ name: z.string(), label, size: z.int(), indexes: z.array(line) });
const suggestion = z.strictObject({
  object: z.string(),
  wanted: wantedIndexSchema,
  times: z.int().meta({ description: 'In the last thirty days, on whichever server' }),
  slowest: z.number().meta({ description: 'In milliseconds' }),
});

/** What the database keeps so that lists, totals and search need not read whole tables. */
export const indexList = z.strictObject({
  since: instant.nullable().meta({ description: 'Since when uses are counted; null: since the database was set up' }),
  objects: z.array(ofObject).meta({ description: 'The largest first' }),
  suggestions: z.array(suggestion).meta({
    description: 'Lists that took long, the most often first, where an index may help',
  }),
});

export type IndexList = z.output<typeof indexList>;
export type ObjectIndexes = z.output<typeof ofObject>;
export type IndexLine = z.output<typeof line>;
export type IndexUse = IndexLine['use'];
export type IndexSuggestion = z.output<typeof suggestion>;
