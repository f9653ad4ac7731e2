import { defineLayout, defineView } from '@tenon/metadata';

export const allFollowUps = defineView('all_follow_ups', {
  object: 'follow_up',
  label: { zh: '全部跟进', en: 'All follow-ups' },
  type: 'table',
  columns: [
    { field: 'content', width: 360 },
    { field: 'type', width: 90 },
    { field: 'related', width: 200 },
    { field: 'occurred_at', width: 150 },
    { field: 'next_contact_on', width: 120 },
    { field: 'owner', width: 120 },
  ],
});

export const dueFollowUps = defineView('due_follow_ups', {
  object: 'follow_up',
  label: { zh: '今日需联系', en: 'To contact today' },
  type: 'table',
  columns: allFollowUps.body.columns,
  filter: { field: 'next_contact_on', op: 'within', value: 'today' },
  empty: { zh: '今天没有要联系的 ✓', en: 'Nobody to contact today ✓' },
  order: 1,
});

export const followUpLayout = defineLayout('follow_up', {
  object: 'follow_up',
  highlights: ['type', 'related', 'occurred_at', 'next_contact_on'],
  sections: [
    {
      id: 'follow_up',
      label: { zh: '跟进', en: 'Follow-up' },
      fields: ['content', 'type', 'related', 'occurred_at', 'next_contact_on', 'attachments', 'owner'],
    },
  ],
  related: [],
  quickCreate: ['content', 'type', 'related', 'next_contact_on'],
});
