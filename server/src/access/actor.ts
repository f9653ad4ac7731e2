import type { FieldRight, Locale, objectActions, RecordScope, recordActions, SystemRight } from '@tenon/metadata';

export type RecordAction = (typeof recordActions)[number];
export type ObjectAction = (typeof objectActions)[number];

/** What the union of an actor's roles allows. Deny by default: what is absent is not allowed. */
export type Rights = {
  /** Names what the rights allow, not whom: actors with equal signatures get the same SQL text. */
  signature: string;
  /** Scopes that add up; empty means no record. */
  scopes(object: string, action: RecordAction): readonly RecordScope[];
  allows(object: string, action: ObjectAction): boolean;
  /** Right on the field itself; the rights of what a computed field reads come on top (see `field-rights.ts`). */
  field(object: string, field: string): FieldRight;
  system: ReadonlySet<SystemRight>;
  /** Apps that every one of the roles does without. */
  appsOff: ReadonlySet<string>;
  /** Apps that any of the roles administers; see `app-reach.ts`. */
  administers: ReadonlySet<string>;
};

/**
 * Who acts. Always passed, never ambient. `kind` says who it is: a person, an API key that a person made, or the platform itself. `source` says
 * by which way: an import and a process act for the person or the key that set them off.
 */
export type Actor = {
  kind: 'person' | 'key' | 'service';
  /** Record of object `user`. For an API key the user who made it. */
  userId: string;
  name: string;
  locale: Locale;
  timeZone: string;
  source: 'web' | 'api' | 'import' | 'process' | 'system';
  /** Names of the roles that the rights come from. */
  roles: readonly string[];
  rights: Rights;
  /** Apps in whose pilot they are as this person or by their department; see `pilotsOf`. */
  pilots?: ReadonlySet<string>;
  /** The API key that acts; none when a person does. */
  keyId?: string;
  /** Roles of the API key that acts; a person's own come with each request anew. */
  keyRoles?: readonly string[];
  /** The user's department, and it with all below. Empty when the user has none. */
  department: string | null;
  departmentsBelow: readonly string[];
  /** The user and everyone below in the chain of superiors. */
  team: readonly string[];
  /** Somebody else looks as this actor would see, and does nothing: whose record of object `user`. */
  lookedThroughBy?: string;
};

/** Whoever has rights. What is worked out from rights alone is the same for all who have the same. */
export type RightsHolder = Pick<Actor, 'rights'>;
