import { type Action, isAllowed, type World, type WorldRecord } from '../access/oracle.test-support.ts';

/**
 * Which fields a user may read, told a second time from the rule table alone:
 *
 * | rule | |
 * |---|---|
 * | a role has a say on a field | where it lets its holder read the object |
 * | several roles | what one of them shows is shown |
 * | masked | shown in part where no role shows it whole, and to everything else hidden |
 * | a computed field | shown where everything it is made of is |
 * | a link | shown where an object it may point at can be read at all |
 */
export function isShown(world: World, userId: string, object: string, field: string): boolean {
  const lines = rolesThatRead(world, userId, object).map((role) => role.fields?.[`${object}.${field}`]);
  if (!lines.some((right) => right !== 'hidden' && right !== 'masked')) return false;
  return (madeOf[`${object}.${field}`] ?? []).every((source) => {
    const [at = '', name = ''] = source.split('.');
    return name === '*' ? readsObject(world, userId, at) : isShown(world, userId, at, name);
  });
}

/** Whether the user sees of a field that is neither a link nor computed the masks of its values. */
export function isMasked(world: World, userId: string, object: string, field: string): boolean {
  const lines = rolesThatRead(world, userId, object).map((role) => role.fields?.[`${object}.${field}`]);
  return lines.includes('masked') && lines.every((right) => right === 'masked' || right === 'hidden');
}

const madeOf: Record<string, string[]> = {
  'account.secret_told': ['account.secret'],
  'account.contacts': ['contact.account'],
  'account.contact_count': ['account.contacts'],
  'account.contact_sum': ['account.contacts', 'contact.amount'],
  'contact.account': ['account.*'],
  'contact.account_secret': ['contact.account', 'account.secret'],
  'contact_note.contact': ['contact.*'],
  'deal.customer': ['account.*'],
  'deal.partners': ['account.*'],
  'deal_stage.deal': ['deal.*'],
  'deal_stage.stage': ['deal.stage'],
};

export function readsObject(world: World, userId: string, object: string): boolean {
  return rolesThatRead(world, userId, object).length > 0;
}

/** Whether a role allows something on the object as a whole. */
export function allowsWhole(world: World, userId: string, object: string, action: 'bulk' | 'export'): boolean {
  return rolesOf(world, userId).some((role) => lineOf(role, object)?.[action] === true);
}

/** Records of the object that are not in the trash and that the user may act on so. */
export function reach(world: World, userId: string, object: string, action: Action = 'read'): WorldRecord[] {
  return world.records.filter(
    (record) => record.object === object && !record.trashed && isAllowed(world, userId, action, record),
  );
}

function rolesThatRead(world: World, userId: string, object: string) {
  return rolesOf(world, userId).filter((role) => lineOf(role, object)?.read !== undefined);
}

function rolesOf(world: World, userId: string) {
  const names = world.users.find(({ id }) => id === userId)?.roles ?? [];
  return names.flatMap((name) => world.roles[name] ?? []);
}

function lineOf(role: World['roles'][string], object: string) {
  return object in role.objects ? role.objects[object] : role.objects['*'];
}
