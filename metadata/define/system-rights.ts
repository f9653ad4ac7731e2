/** What a role may allow besides records; in the order the screens show. */
export const systemRights = [
  'manageUsers',
  'manageRoles',
  'manageMetadata',
  'manageApiKeys',
  'manageConnections',
  'manageSampleData',
  // Show views of one's own to everybody. Who manages metadata may as well.
  'shareViews',
  // Be the second person who lets a record past a checkpoint.
  'breakGlass',
] as const;

export type SystemRight = (typeof systemRights)[number];
