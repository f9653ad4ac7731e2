import type { Translated } from '../translated.ts';
import type { notices as zh } from '../zh/notices.ts';

export const notices: Translated<typeof zh> = {
  'notices.groups': 'What kind to look at',
  'notices.group.all': 'All',
  'notices.group.approvals': 'Approvals',
  'notices.group.records': 'Records',
  'notices.group.processes': 'Processes',
  'notices.onlyUnread': 'Unread only',
  'notices.markAll': 'Mark all as read',
  'notices.markOne': 'Mark as read',
  'notices.none': 'Nothing has been told to you yet',
  'notices.noneUnread': 'Everything is read',
  'notices.several': '{count} records',
  'notices.hidden': 'a record that you may no longer see',
  'notices.kind.asked': '{name} asks you to decide: {title}',
  'notices.kind.returned': '{name} sent back to you: {title}',
  'notices.kind.reminded': '{name} reminds you to decide: {title}',
  'notices.kind.assigned': '{name} made you the owner of {title}',
  'notices.kind.runFailed': 'A process failed and waits for somebody to look (times: {count})',
  'notices.kind.scheduleFailed': 'A scheduled process did not start (times: {count})',
  'notices.decided.approved': 'Approved: {title}',
  'notices.decided.rejected': 'Rejected: {title}',
  'notices.decided.withdrawn': 'Withdrawn: {title}',
  'notices.decided.terminated': 'Ended by somebody else: {title}',
};
