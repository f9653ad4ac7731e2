import type { PeopleSource } from '../approvals/approver-source.ts';
import { peopleInput } from './approval-steps.ts';
import { emailsInput, readerTextInput } from './step-inputs.ts';
import type { StepKind } from './step-kind.ts';

/** Tells people something, in their own language. */
const notify: StepKind<{ people: PeopleSource[]; text: unknown }> = {
  label: { zh: '通知', en: 'Notify' },
  about: {
    zh: '在通知里告诉一些人一件事，他们可选择同时收邮件',
    en: 'Tells people something among their notifications, and by mail as they wish',
  },
  icon: 'bell',
  inputs: {
    people: peopleInput({ zh: '通知对象', en: 'People to tell' }),
    text: readerTextInput({ zh: '内容', en: 'What they are told' }),
  },
  outputs: {},
  writes: () => [],
  tells: true,
  example: { people: [{ submitter: true }], text: { template: { zh: '{name} 需要您留意', en: 'Please look at {name}' } } },
};

/** Sends a mail to people, and to addresses that fields of the record hold. */
const sendMail: StepKind<{ people?: PeopleSource[]; addresses?: string[]; subject: unknown; text: unknown }> = {
  label: { zh: '发送邮件', en: 'Send a mail' },
  about: { zh: '向同事，或记录里的邮箱地址发送邮件', en: 'Sends a mail to colleagues, or to addresses that the record holds' },
  icon: 'mail',
  inputs: {
    people: { ...peopleInput({ zh: '收件同事', en: 'Colleagues' }), required: false },
    addresses: emailsInput({ zh: '记录里的邮箱', en: 'Addresses of the record' }),
    subject: readerTextInput({ zh: '主题', en: 'Subject' }),
    text: readerTextInput({ zh: '正文', en: 'Text' }),
  },
  outputs: {},
  writes: () => [],
  tells: true,
  check(check, at, { inputs: { people = [], addresses = [] } }) {
    if (people.length + addresses.length === 0) check.report(`${at}.inputs`, 'missing', { seen: 'people' });
  },
  example: {
    people: [{ submitter: true }],
    subject: { template: { zh: '关于 {name}', en: 'About {name}' } },
    text: { template: { zh: '您好，\n\n请查看 {name}。', en: 'Hello,\n\nplease look at {name}.' } },
  },
};

/** Shows an approval to people who are not asked in it. */
const copy: StepKind<{ people: PeopleSource[] }> = {
  label: { zh: '抄送', en: 'Copy to' },
  about: {
    zh: '把前面步骤发起的审批抄送给一些人：他们只能查看，并记录是否已读',
    en: 'Shows the approval of an earlier step to people who are not asked in it: they look, and it is noted whether they did',
  },
  icon: 'send',
  inputs: { people: peopleInput({ zh: '抄送人', en: 'People to show it to' }) },
  outputs: {},
  writes: () => [],
  example: { people: [{ superior: 2 }] },
};

/** Kinds of steps that tell people something. */
export const messageSteps = { notify, sendMail, copy };
