import { z } from 'zod';
import {
  type ApproverSource,
  approverSourceSchema,
  type ChosenSource,
  emptyRuleSchema,
  type PeopleSource,
  peopleSourceSchema,
  voteRuleSchema,
} from '../approvals/approver-source.ts';
import type { VoteRule } from '../approvals/decide-node.ts';
import type { SeatRules } from '../approvals/seat-people.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { linkTo, writableField } from '../check/field-demands.ts';
import { nameSchema } from '../define/name.ts';
import type { Label } from '../label.ts';
import type { Length } from './length.ts';
import { choiceInput, lengthInput, ownFieldsInput, pathsInput, weightsInput } from './step-inputs.ts';
import type { StepInput, StepKind, StepScope } from './step-kind.ts';

/** What an approval step is told. */
export type ApprovalInputs = {
  approvers: ApproverSource[];
  rule?: VoteRule;
  self?: SeatRules['self'];
  empty?: SeatRules['empty'];
  repeats?: SeatRules['repeats'];
  shows?: string[];
  edits?: string[];
  demands?: string[];
  needs?: 'comment' | 'nothing';
  signature?: 'no' | 'yes';
  attachment?: 'no' | 'yes';
  batch?: 'no' | 'yes';
  timeLimit?: Length;
  reminders?: number;
  onTime?: 'wait' | 'superior' | 'administrator' | 'approve' | 'reject' | 'close';
  onReject?: 'end' | 'submitter' | 'submitterHere' | 'step';
  rejectTo?: string;
  weights?: Record<string, number>;
};

const setting = <Value>(type: string, label: Label, schema: z.ZodType<Value>): StepInput<Value> => ({
  ...{ type, label, required: false, holds: 'setting', schema },
});
/** People, by the ways to find them. */
export const peopleInput = (label: Label): StepInput<PeopleSource[]> => ({
  ...sourcesInput('people', label),
  schema: z.array(peopleSourceSchema).min(1).max(10),
});

/** Those who decide, whom somebody may choose as well. */
const approversInput = (label: Label): StepInput<ApproverSource[]> => ({
  ...sourcesInput('approvers', label),
  schema: z.array(approverSourceSchema).min(1).max(10),
});

const sourcesInput = (type: string, label: Label): Omit<StepInput<ApproverSource[]>, 'schema'> => ({
  ...{ type, label, required: true, holds: 'setting' },
  check(check, at, given, scope) {
    for (const [index, source] of given.entries()) checkSource(check, `${at}.${index}`, source, scope);
  },
  reads: (given) => [
    ...given.flatMap((source) => ('field' in source ? [source.field] : [])),
    ...(given.some((source) => 'of' in source && source.of === 'owner') ? ['owner'] : []),
  ],
});

function checkSource(check: DefinitionCheck, at: string, source: ApproverSource, { object }: StepScope): void {
  if ('field' in source) check.field(`${at}.field`, object, source.field, linkTo('user'));
  if ('role' in source) checkRole(check, `${at}.role`, source.role);
  if ('chosenBy' in source && source.from && 'role' in source.from) checkRole(check, `${at}.from.role`, source.from.role);
}

function checkRole(check: DefinitionCheck, at: string, role: string): void {
  if (check.model.roles.has(role)) check.refer(at, { kind: 'role', name: role });
  else check.report(at, 'unknownRole', { seen: role });
}

function chosenIn({ approvers = [] }: Partial<Pick<ApprovalInputs, 'approvers'>>): ChosenSource[] {
  return approvers.flatMap((source) => ('chosenBy' in source ? [source] : []));
}

const yesInput = (label: Label) => choiceInput(label, { no: { zh: '否', en: 'no' }, yes: { zh: '是', en: 'yes' } });

/** Asks people to decide, and waits for what they say; where they reject it, the process ends or goes back. */
const approval: StepKind<ApprovalInputs> = {
  label: { zh: '审批', en: 'Approval' },
  about: {
    zh: '请人审批并等待结果；被拒绝时默认流程结束',
    en: 'Asks people to decide and waits; where they reject it, the process ends, unless it says otherwise',
  },
  icon: 'user-check',
  inputs: {
    approvers: approversInput({ zh: '审批人', en: 'Approvers' }),
    rule: setting('voteRule', { zh: '多人时', en: 'When there are several' }, voteRuleSchema),
    weights: { ...weightsInput, matters: ({ rule }) => (rule as VoteRule | undefined)?.mode === 'ratio' },
    self: choiceInput(
      { zh: '审批人是提交人本人时', en: 'When the submitter is an approver' },
      {
        superior: { zh: '由其上级审批', en: 'their superior decides' },
        ask: { zh: '仍由本人审批', en: 'they decide all the same' },
        skip: { zh: '跳过本人', en: 'they are passed over' },
        head: { zh: '由部门负责人审批', en: 'the head of the department decides' },
      },
    ),
    empty: setting('emptyRule', { zh: '找不到审批人时', en: 'When nobody is found' }, emptyRuleSchema),
    repeats: choiceInput(
      { zh: '同一人此前已同意时', en: 'When somebody has approved before' },
      {
        ask: { zh: '再次审批', en: 'they are asked again' },
        first: { zh: '只审批一次，之后自动同意', en: 'they are asked once, and have approved afterwards' },
        adjacent: { zh: '连续节点自动同意', en: 'they have approved in the next step as well' },
      },
    ),
    shows: pathsInput({ zh: '审批人看到的字段', en: 'Fields that approvers see' }),
    edits: ownFieldsInput({ zh: '审批人可修改的字段', en: 'Fields that approvers may change' }, writableField),
    demands: ownFieldsInput({ zh: '同意时必填的字段', en: 'Of these, filled in when approving' }, writableField),
    needs: choiceInput(
      { zh: '同意时须填写', en: 'Asked for when approving' },
      {
        nothing: { zh: '无', en: 'nothing' },
        comment: { zh: '审批意见', en: 'a comment' },
      },
    ),
    signature: yesInput({ zh: '同意时须手写签名', en: 'Signed by hand when approving' }),
    attachment: yesInput({ zh: '同意时须上传附件', en: 'A file is attached when approving' }),
    batch: choiceInput(
      { zh: '可与其他任务一起批量同意', en: 'May be approved together with others' },
      {
        no: { zh: '否', en: 'no' },
        yes: { zh: '是，除非同意时须填写内容', en: 'yes, unless something is asked for when approving' },
      },
    ),
    timeLimit: { ...lengthInput({ zh: '时限', en: 'Time limit' }), required: false },
    reminders: setting('number', { zh: '超时后先提醒几次', en: 'Reminders before that' }, z.number().int().min(0).max(20)),
    onTime: choiceInput(
      { zh: '超时后', en: 'When time is up' },
      {
        wait: { zh: '记录超时，继续等待', en: 'note it, and go on waiting' },
        superior: { zh: '转交给上级', en: 'pass it on to their superior' },
        administrator: { zh: '转交给管理员', en: 'pass it on to an administrator' },
        approve: { zh: '自动同意', en: 'approve' },
        reject: { zh: '自动拒绝', en: 'reject' },
        close: { zh: '关闭，可由提交人或管理员恢复', en: 'close it, until the submitter or an administrator opens it again' },
      },
    ),
    onReject: choiceInput(
      { zh: '拒绝后', en: 'When it is rejected' },
      {
        end: { zh: '流程结束', en: 'the process ends' },
        submitter: { zh: '退回提交人，重新逐级审批', en: 'it goes back to the submitter, and through all steps again' },
        submitterHere: { zh: '退回提交人，重新提交后直达此步', en: 'it goes back to the submitter, and from there to this step' },
        step: { zh: '退回到前面的步骤', en: 'it goes back to an earlier step' },
      },
    ),
    rejectTo: {
      ...{
        type: 'earlierStep',
        label: { zh: '退回到', en: 'Goes back to' },
        required: false,
        holds: 'setting',
        schema: nameSchema,
      },
      matters: ({ onReject }) => onReject === 'step',
    },
  },
  outputs: {},
  writes: ({ edits = [] }, object) => (edits.length > 0 ? [{ object, action: 'edit', fields: edits }] : []),
  opensApproval: true,
  chooses: (inputs) => chosenIn(inputs)[0],
  goesBackTo: ({ onReject, rejectTo }) => (onReject === 'step' ? (rejectTo ?? '') : undefined),
  refuses: ({ empty }) => empty === 'refuse',
  check(check, at, { inputs }) {
    if (chosenIn(inputs).length > 1) check.report(`${at}.inputs.approvers`, 'chosenTwice');
    for (const [index, name] of (inputs.demands ?? []).entries())
      if (!inputs.edits?.includes(name)) check.report(`${at}.inputs.demands.${index}`, 'demandNotEdited', { seen: name });
  },
  waits: true,
  example: { approvers: [{ superior: 1 }], rule: { mode: 'all' }, shows: ['name'] },
};

/** Kinds of steps in which people decide. */
export const approvalSteps = { approval };
