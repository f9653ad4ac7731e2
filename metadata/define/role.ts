import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Filter } from '../query.ts';
import { filterSchema } from '../query-schemas.ts';
import type { Definition } from './definition.ts';
import { keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';
import { type SystemRight, systemRights } from './system-rights.ts';

export const scopes = ['own', 'subordinates', 'department', 'departmentAndBelow', 'all'] as const;
/** Whose records: own · own and subordinates' · my department's · my department's and those below · all. */
export type Scope = (typeof scopes)[number];

/** Records that a condition names, over what each keeps and what its links lead to. Of records as they are: a change may take one out of it. */
export type ScopeCondition = { where: Filter };
export type RecordScope = Scope | ScopeCondition;

export type ObjectRights = {
  read?: RecordScope;
  create?: boolean;
  edit?: RecordScope;
  delete?: RecordScope;
  /** Give a record another owner; implies nothing about the rest. */
  transfer?: Scope;
  import?: boolean;
  export?: boolean;
  bulk?: boolean;
  /** Have a record on a sheet of paper. */
  print?: boolean;
  /** See one masked value whole, which is noted. */
  reveal?: boolean;
};

/** Actions on records that somebody may be allowed on some of them only. */
export const recordActions = ['read', 'edit', 'delete', 'transfer'] as const satisfies readonly (keyof ObjectRights)[];
/** Actions that are allowed on an object, or not. */
export const objectActions = [
  'create',
  'import',
  'export',
  'bulk',
  'print',
  'reveal',
] as const satisfies readonly (keyof ObjectRights)[];

/** The line of a role for every object that has none of its own. */
export const everyOtherObject = '*';

/** Actions whose records a condition may name. Whom a record may be given to is no question of what it is like. */
export const conditionalActions = ['read', 'edit', 'delete'] as const satisfies readonly (typeof recordActions)[number][];

/** Every condition of a role, with the object that it is over. */
export function conditionsOfRole({ objects }: Pick<RoleBody, 'objects'>) {
  return Object.entries(objects).flatMap(([object, rights]) =>
    conditionalActions.flatMap((action) => {
      const scope = rights[action];
      return typeof scope === 'object' ? [{ object, action, where: scope.where }] : [];
    }),
  );
}

/** A role's rights on one object: its own line, or the one for every object without a line. */
export function rightsOnObject({ objects }: Pick<RoleBody, 'objects'>, object: string): ObjectRights {
  if (Object.hasOwn(objects, object)) return objects[object] as ObjectRights;
  return objects[everyOtherObject] ?? {};
}

export const fieldRights = ['hidden', 'masked', 'read', 'edit'] as const;
/** From closed to open. Masked: one sees in part what a value is (138****5678), and can do nothing else with it. */
export type FieldRight = (typeof fieldRights)[number];

export const appRights = ['off', 'administer'] as const;
export type AppRight = (typeof appRights)[number];

export type RoleBody = {
  label: Label;
  description?: Label;
  /** Object name → rights; `*` stands for every object without a line of its own. Nothing stated is nothing allowed. */
  objects: Record<string, ObjectRights>;
  /** `object.field` → right. Fields without a line can be edited by whoever edits the record. */
  fields?: Record<string, FieldRight>;
  system?: SystemRight[];
  /**
   * `off`: whoever has the role does without the app; what no other of their roles gives them is not there. `administer`: they may change the app and
   * the definitions that belong to it alone.
   */
  apps?: Record<string, AppRight>;
};

const scopeSchema = z.enum(scopes).optional();
const recordScopeSchema = z.union([z.enum(scopes), z.strictObject({ where: filterSchema })]).optional();
const actionSchema = z.boolean().optional();

export const roleSchema = z.strictObject({
  label: labelSchema,
  description: labelSchema.optional(),
  objects: z.record(
    z.union([z.literal('*'), nameSchema]),
    z.strictObject({
      read: recordScopeSchema,
      create: actionSchema,
      edit: recordScopeSchema,
      delete: recordScopeSchema,
      transfer: scopeSchema,
      import: actionSchema,
      export: actionSchema,
      bulk: actionSchema,
      print: actionSchema,
      reveal: actionSchema,
    }),
  ),
  fields: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,47}\.[a-z][a-z0-9_]{0,47}$/), z.enum(fieldRights)).optional(),
  system: keyedList(z.array(z.enum(systemRights))).optional(),
  apps: z.record(nameSchema, z.enum(appRights)).optional(),
}) satisfies z.ZodType<RoleBody>;

/** Declares a role. A user may hold several: rights add up, for fields the most open one counts. */
export function defineRole(name: string, body: RoleBody): Definition<'role', RoleBody> {
  return { kind: 'role', name, body };
}
