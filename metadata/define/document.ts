import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import { identifiedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

export const papers = ['a4', 'a5', 'letter'] as const;
export type Paper = (typeof papers)[number];

/**
 * What a record is printed into, such as a quotation: blocks below each other. Texts hold fields in braces, `{account.name}`:
 * `{ label, blocks: [{ id: 'head', kind: 'heading', text }, { id: 'lines', kind: 'rows', object: 'deal_line', via: 'deal', columns: ['name'] }] }`.
 */
export type DocumentTemplate = {
  label: Label;
  /** What a file of it is called, without its ending. Default: the label and the title of the record. */
  fileName?: Label;
  /** Default: A4, upright. */
  paper?: Paper;
  landscape?: boolean;
  /** Small, on every page. */
  header?: Label;
  footer?: Label;
  blocks: DocumentBlock[];
  /** Low first, then by name. */
  order?: number;
  /** Kept, but offered to nobody. */
  off?: boolean;
};

/** Where a text stands between the margins. */
export const alignments = ['left', 'center', 'right'] as const;
export type Alignment = (typeof alignments)[number];

export type DocumentBlock = { id: string } & (
  | { kind: 'heading'; text: Label; align?: Alignment }
  | { kind: 'text'; text: Label; align?: Alignment }
  /** Names and values; what is blank takes no paper. */
  | { kind: 'fields'; fields: string[]; columns?: 1 | 2 }
  /** A table of the records of `object` that lead here by `via`, oldest first. */
  | { kind: 'rows'; object: string; via: string; columns: string[] }
  /** Lines to sign on, beside each other. */
  | { kind: 'signatures'; who: Label[] }
  | { kind: 'pageBreak' }
);

export type DocumentBlockKind = DocumentBlock['kind'];
export type BlockOf<Kind extends DocumentBlockKind> = Extract<DocumentBlock, { kind: Kind }>;

const path = z.string().min(1).max(200);
const fields = (most: number) => z.array(path).min(1).max(most);
const text = { text: labelSchema, align: z.enum(alignments).optional() };
const id = nameSchema;

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('heading'), ...text }),
  z.strictObject({ id, kind: z.literal('text'), ...text }),
  z.strictObject({
    id,
    kind: z.literal('fields'),
    fields: fields(60),
    columns: z.union([z.literal(1), z.literal(2)]).optional(),
  }),
  z.strictObject({ id, kind: z.literal('rows'), object: nameSchema, via: nameSchema, columns: fields(12) }),
  z.strictObject({ id, kind: z.literal('signatures'), who: z.array(labelSchema).min(1).max(4) }),
  z.strictObject({ id, kind: z.literal('pageBreak') }),
]);

export const documentSchema = z.strictObject({
  label: labelSchema,
  fileName: labelSchema.optional(),
  paper: z.enum(papers).optional(),
  landscape: z.boolean().optional(),
  header: labelSchema.optional(),
  footer: labelSchema.optional(),
  blocks: identifiedList(z.array(blockSchema).max(60)),
  order: z.number().optional(),
  off: z.boolean().optional(),
}) as z.ZodType<DocumentTemplate>;
