import { z } from 'zod';
import { alignments, documentSchema, papers } from '../define/document.ts';
import type { EndpointList } from './endpoint.ts';
import { ofObject, ofRecord } from './records.ts';

const text = z.string();

const printedBlock = z.discriminatedUnion('kind', [
  z.strictObject({ id: text, kind: z.enum(['heading', 'text']), text, align: z.enum(alignments) }),
  z.strictObject({
    ...{ id: text, kind: z.literal('fields'), columns: z.union([z.literal(1), z.literal(2)]) },
    values: z.array(z.strictObject({ label: text, text })),
  }),
  z.strictObject({
    ...{ id: text, kind: z.literal('rows'), head: z.array(text), rows: z.array(z.array(text)) },
    right: z.array(z.boolean()).meta({ description: 'Which columns hold numbers' }),
  }),
  z.strictObject({ id: text, kind: z.literal('signatures'), who: z.array(text) }),
  z.strictObject({ id: text, kind: z.literal('pageBreak') }),
]);

const printedDocument = z
  .strictObject({
    title: text,
    language: z.enum(['zh', 'en']),
    paper: z.enum(papers),
    landscape: z.boolean(),
    header: text,
    footer: text,
    blocks: z.array(printedBlock),
  })
  .meta({ id: 'PrintedDocument', description: 'A document with all its texts, ready for paper.' });
export type PrintedDocument = z.output<typeof printedDocument>;
export type PrintedBlock = PrintedDocument['blocks'][number];

/** Records printed into documents, and templates tried. */
export const documentEndpoints = {
  'POST /api/records/:object/:id/documents/:document': {
    id: 'print_document',
    tag: 'records',
    summary: { zh: '把{label}印成单据', en: 'Print into a document: {label}' },
    description: {
      zh: '按对象的单据模板生成 PDF，语言随调用者，无权查看的内容为空白。需要“打印”权限；谁在何时打印会记入历史。每分钟 60 次。',
      en: 'Makes a PDF by a document of the object, in the language of the caller; what they may not see is blank. Takes the right to print; the history keeps who had it. 60 a minute.',
    },
    callers: 'signedIn',
    params: { ...ofRecord, document: z.string().meta({ description: 'Name of the document' }) },
    answers: { 200: 'application/pdf' },
    errors: ['documentTooLong'],
    offered: ({ access }) => access.print === true,
  },
  'POST /api/definitions/object/:object/try-document': {
    id: 'try_document',
    tag: 'metadata',
    summary: { zh: '看一条记录印成单据的样子', en: 'See a record in a document as it would be' },
    description: {
      zh: '单据无需已发布；返回各部分的文字，不生成文件，也不记入历史。',
      en: 'The document need not be published. Answers the texts of its parts; no file is made, and the history keeps nothing.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params: ofObject,
    body: z.strictObject({ id: z.uuid(), document: documentSchema }),
    answers: { 200: printedDocument },
    errors: ['documentTooLong'],
    example: {
      body: {
        id: '01910000-0000-7000-8000-000000000001',
        document: {
          label: { zh: '报价单', en: 'Quotation' },
          blocks: [{ id: 'head', kind: 'heading', text: { zh: '报价单 {name}', en: 'Quotation {name}' } }],
        },
      },
    },
  },
} as const satisfies EndpointList;
