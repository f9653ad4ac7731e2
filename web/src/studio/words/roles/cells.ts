import {
  conditionalActions,
  everyOtherObject,
  type ObjectRights,
  objectActions,
  type RoleBody,
  recordActions,
  rightsOnObject,
  type ScopeCondition,
  scopes,
} from '../../../../../metadata/define/role.ts';

type Action = keyof ObjectRights;
type Role = Pick<RoleBody, 'objects'>;

/** The columns of the matrix, in their order. */
export const actions: readonly Action[] = [...recordActions, ...objectActions];

/** What a cell may say, from nothing to everything; the digits 0 to 5 stand for them. */
export const levels = ['none', ...scopes] as const;
/** `where`: a condition of the role's own; the digit 6. */
export type Level = (typeof levels)[number] | 'where';

/** One action on one object. */
export type Cell = { object: string; action: Action };

/** Is the action allowed on some records only, or on the object as a whole? */
export function isScoped(action: Action): boolean {
  return (recordActions as readonly Action[]).includes(action);
}

/** `all` stands for what is allowed on the object as a whole. */
export function levelAt(role: Role, { object, action }: Cell): Level {
  const granted = rightsOnObject(role, object)[action];
  if (typeof granted === 'object') return 'where';
  return granted === true ? 'all' : granted || 'none';
}

/** Whether a condition may stand in a cell: over one object, where the records count by what they are like. */
export function takesCondition({ object, action }: Cell): boolean {
  return object !== everyOtherObject && (conditionalActions as readonly Action[]).includes(action);
}

/** What a condition begins with: one's own records, which is the least. */
const begun: ScopeCondition = { where: { field: 'owner', op: 'eq', value: { me: true } } };

/** Whether an object follows the line of all others. */
export function followsOthers({ objects }: Role, object: string): boolean {
  return object !== everyOtherObject && !Object.hasOwn(objects, object);
}

/**
 * The lines of a role as they are once these cells say so. An object that follows the line of all others gets a line of its own, unless that line is among
 * what is changed, and goes on following it.
 */
export function withLevel(role: Role, cells: readonly Cell[], level: Level): RoleBody['objects'] {
  const byObject = Map.groupBy(cells, ({ object }) => object);
  const others = (byObject.get(everyOtherObject) ?? []).map(({ action }) => action);
  const lines: RoleBody['objects'] = {};
  for (const [object, own] of byObject) {
    const wanted = own.map(({ action }) => action).filter((action) => !followsOthers(role, object) || !others.includes(action));
    if (wanted.length > 0)
      lines[object] = wanted.reduce((line, action) => granted(line, action, level), rightsOnObject(role, object));
  }
  return lines;
}

function granted(line: ObjectRights, action: Action, level: Level): ObjectRights {
  const { [action]: before, ...rest } = line;
  if (level === 'none') return rest;
  const condition = typeof before === 'object' ? before : begun;
  const scope = level === 'where' ? condition : level;
  const next: ObjectRights = { ...rest, [action]: isScoped(action) ? scope : true };
  // Always in the same order, so that what is set back is what it was.
  return Object.fromEntries(actions.filter((each) => each in next).map((each) => [each, next[each]]));
}
