import { z } from 'zod';
import type { Reference, WireRecord } from '../wire.ts';

/** Shapes that many operations take or answer. An `id` among the descriptions makes a shape a component of the OpenAPI document. */
export const anId = z.uuid();
export const text = z.string();
export const instant = z.iso.datetime({ offset: true });
export const values = z.record(z.string(), z.unknown());
export const label = z.strictObject({ zh: z.string(), en: z.string() });
export const count = z.strictObject({ count: z.int() });
export const named = z.strictObject({ name: z.string() });
export const link = z.strictObject({ link: z.url() });
export const person = z.strictObject({ id: anId, name: z.string() });

export const reference: z.ZodType<Reference> = z
  .strictObject({ id: anId, title: z.string().nullable(), object: z.string().optional() })
  .meta({ id: 'Reference', description: 'A record that is linked to; `title` is null where the caller may not read it.' });

/** Stands for a record of the object in the path: the document puts in its fields. */
export const wireRecord = outline<WireRecord>(
  // There is no version where the caller may make such records and not read them.
  z.looseObject({ id: anId, version: z.int().min(1).optional() }).meta({ id: 'Record' }),
);

/** Stands for the fields of the object in the path that the caller may write. */
export const recordInput = z.looseObject({}).meta({ id: 'RecordInput' });

/** The same with the version that is to be changed. */
export const recordChange = z.looseObject({ version: z.int().optional() }).meta({ id: 'RecordChange' });

export const startedJob = z
  .strictObject({ job: anId })
  .meta({ id: 'StartedJob', description: 'Goes on in the background: see `/api/jobs/{id}`.' });

export const problemLine = z.strictObject({
  row: z.int().optional(),
  field: z.string().optional(),
  line: z
    .strictObject({ row: z.int(), field: z.string().optional() })
    .optional()
    .meta({ description: 'Of a sub-table: its row, from 0, and the field in it' }),
  rule: z.string().optional().meta({ description: 'The rule of the object that asks for it, by name' }),
  gate: z.string().optional().meta({ description: 'The gate that the record does not get through, by name' }),
  checkpoint: z.boolean().optional().meta({ description: 'Nobody gets round that gate, but two people together' }),
  asks: z.array(z.string()).optional().meta({ description: 'Fields that the caller may change and the gate looks at' }),
  code: z.string(),
  message: z.string(),
});
/** What is wrong with a field of a row, in the language of the request, and by which rule of the object. */
export type ProblemLine = z.output<typeof problemLine>;

const overlap = z.strictObject({
  kind: z.string(),
  name: z.string(),
  at: z.array(z.string()).meta({ description: 'The members where they differ: `fields.amount`; empty text for all of it' }),
  base: z.unknown(),
  theirs: z.unknown(),
  mine: z.unknown(),
  version: z.int().optional().meta({ description: 'Of the draft that is kept, where it is one: who saves over it has seen it' }),
  changedBy: person.nullable().optional().meta({ description: 'Whose theirs is; null is the platform' }),
  changedAt: instant.optional().meta({ description: 'When they saved or published it' }),
});
/** What two made of one definition. The bodies are whole; null is nothing. */
export type DefinitionOverlap = z.output<typeof overlap>;
export const overlaps = z.array(overlap);

export const problemDetails = z
  .strictObject({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Entry of the error catalogue' }),
    detail: z.string().optional(),
    instance: z.string().meta({ description: 'Id to look up in the server log' }),
    problems: z.array(problemLine).optional(),
    current: z.looseObject({ id: anId, version: z.int() }).optional().meta({ description: 'With 409: the record as it is now' }),
    overlaps: overlaps.optional().meta({ description: 'With 409 of a change set: definitions that two changed in one place' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details: what was seen and what to do, in the language of the request.',
  });
/** RFC 9457 problem details; `problems` names fields and rules. */
export type ProblemDetails = z.output<typeof problemDetails>;

/** A wire type that is too deep to be told again: the schema holds its outline, and `Wire` what the screens know of it. */
export function outline<Wire>(schema: z.ZodType): z.ZodType<Wire> {
  return schema as z.ZodType<Wire>;
}

export const ofId = (description: string) => ({ id: anId.meta({ description }) });
export const ofName = (description: string) => ({ name: z.string().meta({ description }) });
