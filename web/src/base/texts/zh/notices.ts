export const notices = {
  'notices.groups': '按类别查看',
  'notices.group.all': '全部',
  'notices.group.approvals': '审批',
  'notices.group.comments': '评论',
  'notices.group.records': '记录',
  'notices.group.processes': '流程',
  'notices.onlyUnread': '只看未读',
  'notices.markAll': '全部标为已读',
  'notices.markOne': '标为已读',
  'notices.none': '还没有通知',
  'notices.noneUnread': '没有未读的通知',
};
