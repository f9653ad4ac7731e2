import type { AppBody } from './app.ts';
import type { ConnectionBody } from './connection.ts';
import type { DashboardBody } from './dashboard.ts';
import type { Definition } from './definition.ts';
import type { LayoutBody } from './layout.ts';
import type { ObjectBody } from './object.ts';
import type { ProcessBody } from './process.ts';
import type { ReportBody } from './report.ts';
import type { RoleBody } from './role.ts';
import type { ViewBody } from './view.ts';

type Bodies = {
  object: ObjectBody;
  view: ViewBody;
  layout: LayoutBody;
  role: RoleBody;
  report: ReportBody;
  dashboard: DashboardBody;
  process: ProcessBody;
  connection: ConnectionBody;
  app: AppBody;
};

/** An item of a list with its place among the others, by key; without a place it comes at the end. */
export type PlacedItem<Item> = { item: Item } & ({ after: string } | { before: string } | { first: true });

/** A part of a body: what it adds, at the place where it belongs. */
export type Addition<Body> = Body extends readonly (infer Item)[]
  ? readonly (Addition<Item> | PlacedItem<Addition<Item>>)[]
  : Body extends object
    ? { [Name in keyof Body]?: Addition<Body[Name]> }
    : Body;

/** What a solution adds to a definition that another solution, or the platform, ships. */
export type Extension = Definition;

/**
 * Adds to a definition of another solution: members, and items of keyed lists, each at its place. It changes nothing that is there: who says
 * something else than another solution is refused, with both names.
 *
 * ```ts
 * defineExtension('layout', 'account', {
 *   related: [{ after: 'deal.account', item: { object: 'project', via: 'account', columns: ['name'] } }],
 * })
 * ```
 */
export function defineExtension<Kind extends keyof Bodies>(
  kind: Kind,
  name: string,
  body: Addition<Bodies[Kind]>,
): Definition<Kind, Addition<Bodies[Kind]>> {
  return { kind, name, body };
}
