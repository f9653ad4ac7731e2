import { z } from 'zod';
import { buttonSchema } from '../define/button.ts';
import { filterSchema } from '../query-schemas.ts';
import { lengthUnits } from '../steps/length.ts';
import type { ObjectModel } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { ofObject, ofRecord } from './records.ts';
import { anId, label, ofId, person, problemLine, reference, startedJob, values } from './shapes.ts';

const button = z.string().meta({ description: 'Name of the button' });

const form = z.strictObject({
  object: z.string(),
  edits: z
    .strictObject({ id: anId, version: z.int() })
    .optional()
    .meta({ description: 'The record it changes; otherwise a new one' }),
  values,
});
/** A form that a press opens: of a new record, or of that which `edits` names. Links bring their titles. */
export type FilledForm = z.output<typeof form>;

const call = z.strictObject({
  status: z.enum(['done', 'waiting', 'failed']).meta({ description: '`waiting`: it is tried again later' }),
  problem: z.string().optional(),
});
/** What became of a call to another system: `waiting` is tried again later. */
export type CallOutcome = z.output<typeof call>;

const outcome = z
  .strictObject({
    undo: z
      .string()
      .optional()
      .meta({ description: 'For `POST /api/undo/{token}`, good for 30 days; left out where nothing was changed' }),
    form: form.optional().meta({ description: 'Filled in, to be looked at and sent as a create or an update' }),
    call: call.optional(),
    started: z.boolean().optional().meta({ description: 'A process runs in the background' }),
  })
  .meta({ id: 'Press', description: 'What pressing a button came to.' });
/** What a press came to. `undo`: a token by which what it changed is taken back; without one it changed nothing. */
export type PressOutcome = z.output<typeof outcome>;

const choices = z.record(z.string().max(48), z.array(anId).max(20));

const chain = z.strictObject({
  holds: z.boolean().meta({ description: 'Whether the record meets the condition of the process' }),
  taken: z.boolean().meta({ description: 'It is being decided about already' }),
  more: z.boolean().meta({ description: 'Others may be asked as well, for reasons that the caller may not see' }),
  problem: z.string().optional().meta({ description: 'Why it does not come further than these steps' }),
  steps: z.array(
    z.strictObject({
      step: z.string(),
      label,
      mode: z.string(),
      within: z
        .strictObject({ amount: z.int(), unit: z.enum(lengthUnits) })
        .nullable()
        .meta({ description: 'How long they have' }),
      people: z
        .array(person)
        .nullable()
        .meta({ description: 'In the order in which they are asked; null: not for the caller to see' }),
      byItself: z.enum(['passes', 'rejects']).nullable(),
      choice: z
        .strictObject({ by: z.enum(['submitter', 'approver']), several: z.boolean(), among: z.array(person).nullable() })
        .nullable()
        .meta({ description: 'Who chooses who decides, and among whom; `among` is null for everybody' }),
    }),
  ),
});
/** Who would be asked to decide about a record. */
export type ApprovalChain = z.output<typeof chain>;

const row = z.strictObject({
  record: reference,
  status: z.enum(['done', 'waiting', 'failed']),
  problems: z.array(z.string()).optional(),
});
/** What a press came to for one of many records. */
export type PressedRow = z.output<typeof row>;

const tried = z.strictObject({
  holds: z.boolean().meta({ description: 'Whether the button is there for the record' }),
  changes: z.array(z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() })).optional(),
  form: form.optional(),
  call: z.strictObject({ connection: z.string(), action: z.string(), values }).optional(),
  problems: z.array(problemLine).optional(),
});

/** Without a button there is nothing to press. */
const hasButtons = ({ buttons = {} }: ObjectModel) => Object.keys(buttons).length > 0;

/** What people can do with records by one press. */
export const buttonEndpoints = {
  'POST /api/records/:object/:id/buttons/:button': {
    id: 'press_button',
    tag: 'records',
    summary: { zh: '按下{label}的按钮', en: 'Press a button: {label}' },
    description: {
      zh: '按调用者的权限执行按钮；条件不成立时返回 422。名称与条件见元数据中对象的 buttons。',
      en: 'Does what the button does, with the rights of the caller; 422 where its condition does not hold. The metadata of the object has its `buttons`.',
    },
    callers: 'signedIn',
    params: { ...ofRecord, button },
    body: z.strictObject({
      version: z.int().optional().meta({ description: 'Refused when the record is at another version' }),
      choices: choices.optional().meta({ description: 'Where it submits the record: whom the caller chose to decide, by step' }),
    }),
    once: true,
    answers: { 200: outcome },
    errors: ['conflict', 'inUse', 'nobodyFound'],
    offered: hasButtons,
    example: { body: { version: 3 } },
  },
  'POST /api/records/:object/:id/buttons/:button/chain': {
    id: 'preview_approval',
    tag: 'approvals',
    summary: { zh: '提交前查看{label}的审批链', en: 'Who would be asked to approve: {label}' },
    description: {
      zh: '按现在的记录和人员推算谁会被请求审批，不保存；提交后可能有变。按钮不提交审批时返回 404。',
      en: 'Works out who would be asked as the record and the people are now, and saves nothing; it may change. 404 for a button that submits nothing.',
    },
    callers: 'signedIn',
    params: { ...ofRecord, button },
    body: z.strictObject({ choices: choices.optional() }),
    answers: { 200: chain },
    errors: ['invalid'],
    offered: hasButtons,
    example: { body: {} },
  },
  'POST /api/records/:object/buttons/:button': {
    id: 'press_button_for_many',
    tag: 'records',
    summary: { zh: '对多条{label}按下按钮', en: 'Press a button for many: {label}' },
    description: {
      zh: '在后台逐条执行，可取消；每条的结果见 /api/jobs/{id}/presses。全部记录用 filter: {"and":[]}。',
      en: 'Goes on in the background, can be cancelled; `/api/jobs/{id}/presses` has an answer for each record. All of them: filter: {"and":[]}.',
    },
    callers: 'signedIn',
    params: { ...ofObject, button },
    body: z
      .strictObject({
        ids: z.array(z.uuid()).max(5000).optional(),
        filter: filterSchema.optional(),
        search: z.string().optional(),
      })
      .refine((target) => Object.values(target).some((each) => each !== undefined)),
    takesMany: true,
    once: true,
    answers: { 202: startedJob },
    offered: hasButtons,
    example: { body: { filter: { and: [] } } },
  },
  'GET /api/jobs/:id/presses': {
    id: 'list_presses',
    tag: 'workspace',
    summary: {
      zh: '批量按下按钮时每条记录的结果，失败的在前',
      en: 'What a button pressed for many came to for each record, failures first',
    },
    callers: 'signedIn',
    params: ofId('Job id'),
    query: z.object({ after: z.coerce.number().int().min(0).default(0).meta({ description: '`next` of the page before' }) }),
    answers: { 200: z.strictObject({ rows: z.array(row), next: z.int().optional() }) },
  },
  'POST /api/definitions/object/:object/try-button': {
    id: 'try_button',
    tag: 'metadata',
    summary: { zh: '在一条记录上试按一个按钮，不保存', en: 'Press a button for a record as it would be, and save nothing' },
    description: {
      zh: '按钮无需已发布。返回将改变的字段、将打开的表单或将发送的内容；不会调用外部系统。',
      en: 'The button need not be published. Answers the fields that would change, the form, or what would be sent; no other system is called.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params: ofObject,
    body: z.strictObject({ id: z.uuid(), button: buttonSchema }),
    answers: { 200: tried },
    errors: ['invalidQuery', 'notFound'],
    example: {
      body: {
        id: '01910000-0000-7000-8000-0000000000ff',
        button: {
          label: { zh: '改名', en: 'Rename' },
          places: ['record'],
          does: { kind: 'changeFields', inputs: { values: { name: 'Acme' } } },
        },
      },
    },
  },
} as const satisfies EndpointList;
