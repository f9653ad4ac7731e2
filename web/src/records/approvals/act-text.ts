const acts = [
  ...['approve', 'reject', 'return', 'transfer', 'delegate', 'advise', 'addSign', 'removeSign', 'takeBack', 'reassign'],
  ...[
    'pass',
    'refuse',
    'timeUp',
    'approved',
    'rejected',
    'withdrawn',
    'terminated',
    'reopen',
    'remind',
    'copy',
    'read',
    'comment',
  ],
] as const;

/** What an act is called. */
export function actText(act: string): `todo.act.${(typeof acts)[number]}` {
  return `todo.act.${acts.find((each) => each === act) ?? 'comment'}`;
}
