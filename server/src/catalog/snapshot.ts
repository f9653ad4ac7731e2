import type {
  AppBody,
  ConnectionBody,
  DashboardBody,
  LayoutBody,
  ObjectBody,
  ProcessBody,
  ReportBody,
  RoleBody,
  Usage,
  ViewBody,
} from '@tenon/metadata';
import type { Collations } from './collations.ts';
import type { CompiledField } from './compiled-field.ts';

/** An object ready for the engines. Immutable; shared by all requests of a revision. */
export type CompiledObject = {
  name: string;
  body: ObjectBody;
  /** Schema-qualified, quoted: `"ws_main"."deal"`. */
  table: string;
  /** Own and system fields by name. */
  fields: ReadonlyMap<string, CompiledField>;
  title: CompiledField;
  /** Fields in the search index, in order. */
  search: readonly CompiledField[];
  /** Fields that records may be alike in. */
  similar: readonly CompiledField[];
  /** Stored relation and polymorphic fields of any object that may point here. */
  incoming: readonly CompiledField[];
  /** Default order, always ending in a unique field. */
  sort: readonly { field: string; direction: 'asc' | 'desc' }[];
};

/** All published metadata of a workspace at one revision, compiled once and never changed. */
export type Snapshot = {
  /** Every place in the definitions that names another, a field or an option; worked out when it is asked for first. */
  usages(): readonly Usage[];
  revision: number;
  /** How names are sorted in each language. */
  collations: Collations;
  objects: ReadonlyMap<string, CompiledObject>;
  views: ReadonlyMap<string, ViewBody>;
  layouts: ReadonlyMap<string, LayoutBody>;
  roles: ReadonlyMap<string, RoleBody>;
  reports: ReadonlyMap<string, ReportBody>;
  dashboards: ReadonlyMap<string, DashboardBody>;
  apps: ReadonlyMap<string, AppBody>;
  processes: ReadonlyMap<string, ProcessBody>;
  connections: ReadonlyMap<string, ConnectionBody>;
};
