import type { Translated } from '../translated.ts';
import type { notices as zh } from '../zh/notices.ts';

export const notices: Translated<typeof zh> = {
  'notices.groups': 'What kind to look at',
  'notices.group.all': 'All',
  'notices.group.approvals': 'Approvals',
  'notices.group.comments': 'Comments',
  'notices.group.records': 'Records',
  'notices.group.processes': 'Processes',
  'notices.onlyUnread': 'Unread only',
  'notices.markAll': 'Mark all as read',
  'notices.markOne': 'Mark as read',
  'notices.none': 'Nothing has been told to you yet',
  'notices.noneUnread': 'Everything is read',
};
