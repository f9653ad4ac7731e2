import type { Label, Locale } from '../label.ts';
import { fillTemplate } from '../template.ts';
import type { NoticeKind } from './notice-kinds.ts';
import type { ApprovalState } from './process.ts';

/** What a notice tells, as its reader may see it. */
export type ToldNotice = {
  kind: NoticeKind;
  by: { name: string } | null;
  count: number;
  record: { title: string | null } | null;
  state: ApprovalState | null;
  /** How a comment begins, where its reader may see the record. */
  excerpt: string | null;
  /** Of a message of a process, where its reader may see the record. */
  said: Label | null;
};

const sentences: Record<Exclude<NoticeKind, 'decided' | 'message'>, Label> = {
  asked: { zh: '{name} 请您审批：{title}', en: '{name} asks you to decide: {title}' },
  returned: { zh: '{name} 退回给您：{title}', en: '{name} sent back to you: {title}' },
  reminded: { zh: '{name} 催您审批：{title}', en: '{name} reminds you to decide: {title}' },
  copied: { zh: '{name} 的审批抄送给您：{title}', en: 'An approval of {name} is shown to you: {title}' },
  passAsked: { zh: '{name} 请您破例，让它通过检查点：{title}', en: '{name} asks you to let it past a checkpoint: {title}' },
  passGranted: {
    zh: '{name} 同意破例，24 小时内可通过一次：{title}',
    en: '{name} lets it past the checkpoint, once within 24 hours: {title}',
  },
  passRefused: { zh: '{name} 没有同意破例：{title}', en: '{name} does not let it past the checkpoint: {title}' },
  assigned: { zh: '{name} 交给您负责：{title}', en: '{name} made you the owner of {title}' },
  mentioned: { zh: '{name} 在评论中提到您：{title}', en: '{name} mentioned you in a comment: {title}' },
  commented: { zh: '{name} 评论了 {title}', en: '{name} commented on {title}' },
  runFailed: {
    zh: '流程没有执行成功，需要处理（{count} 次）',
    en: 'A process failed and waits for somebody to look (times: {count})',
  },
  scheduleFailed: {
    zh: '定时流程没有启动，需要处理（{count} 次）',
    en: 'A scheduled process did not start (times: {count})',
  },
};
const endings: Record<ApprovalState, Label> = {
  pending: { zh: '审批进行中：{title}', en: 'In approval: {title}' },
  approved: { zh: '审批已通过：{title}', en: 'Approved: {title}' },
  rejected: { zh: '审批被拒绝：{title}', en: 'Rejected: {title}' },
  withdrawn: { zh: '审批已撤回：{title}', en: 'Withdrawn: {title}' },
  terminated: { zh: '审批已被终止：{title}', en: 'Ended by somebody else: {title}' },
};
/** What is told of one that happened again before it was read. */
const repeated: Partial<Record<NoticeKind, Label>> = {
  commented: { zh: '{title} 有 {count} 条新评论，最近的来自 {name}', en: '{title} has {count} new comments, the last of {name}' },
};
const excerptMark: Label = { zh: '：', en: ': ' };
const several: Label = { zh: '{count} 条记录', en: '{count} records' };
const hidden: Label = { zh: '一条您已无权查看的记录', en: 'a record that you may no longer see' };
const system: Label = { zh: '系统', en: 'The system' };

/** A notice in one sentence, the same on screen and in mail. */
export function sayNotice({ kind, by, count, record, state, said, excerpt }: ToldNotice, locale: Locale): string {
  if (kind === 'message') return said?.[locale] || hidden[locale];
  const title = record ? (record.title ?? '—') : (count > 1 ? several : hidden)[locale].replace('{count}', String(count));
  const words: Record<string, string> = { name: by?.name ?? system[locale], title, count: String(count) };
  const sentence =
    kind === 'decided' ? endings[state ?? 'terminated'] : count > 1 ? (repeated[kind] ?? sentences[kind]) : sentences[kind];
  const told = fillTemplate(sentence[locale], (word) => words[word] ?? '');
  return excerpt ? `${told}${excerptMark[locale]}${excerpt}` : told;
}
