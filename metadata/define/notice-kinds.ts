/** What people are told. */
export const noticeKinds = [
  'asked',
  'returned',
  'reminded',
  'decided',
  'copied',
  'passAsked',
  'passGranted',
  'passRefused',
  'assigned',
  'mentioned',
  'commented',
  'message',
  'runFailed',
  'scheduleFailed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Kinds that are looked at together. */
export const noticeGroups = {
  comments: ['mentioned', 'commented'],
  approvals: ['asked', 'returned', 'reminded', 'decided', 'copied', 'passAsked', 'passGranted', 'passRefused'],
  records: ['assigned'],
  processes: ['message', 'runFailed', 'scheduleFailed'],
} as const satisfies Record<string, readonly NoticeKind[]>;
export type NoticeGroup = keyof typeof noticeGroups;
