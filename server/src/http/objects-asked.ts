import type { FastifyRequest } from 'fastify';
import { presentObject } from '../catalog/former-names.ts';
import type { Snapshot } from '../catalog/snapshot.ts';

type Named = { object?: unknown; name?: unknown; plan?: Named; body?: Named; report?: { query?: Named } };

/** Has a request that calls an object by a name it had call it by the one it has now. */
export function callAsNow(request: FastifyRequest, snapshot: Snapshot): void {
  for (const each of namingParts(request)) {
    const name = each && presentObject(snapshot, each.object);
    if (each && name !== each.object) each.object = name;
  }
}

/** Whatever in a request may name an object. */
function namingParts({ params, query, body }: Pick<FastifyRequest, 'params' | 'query' | 'body'>): (Named | undefined)[] {
  const asked = (body ?? {}) as Named;
  return [params as Named, query as Named, asked, asked.plan, asked.body, asked.report?.query];
}

/** The objects that a request is about, by what it names: an object, or a report, a dashboard, a view or a plan that is about one. */
export function objectsAsked(request: FastifyRequest, snapshot: Snapshot): string[] {
  const path = request.params as Named;
  const named = namingParts(request).map((each) => each?.object);
  const { url = '' } = request.routeOptions;
  const name = String(path.name);
  if (url.startsWith('/api/definitions/object/')) named.push(name);
  if (url.startsWith('/api/reports/')) named.push(snapshot.reports.get(name)?.query.object);
  if (url.startsWith('/api/dashboards/'))
    for (const { report } of snapshot.dashboards.get(name)?.widgets ?? []) named.push(snapshot.reports.get(report)?.query.object);
  return named.filter((each) => typeof each === 'string');
}
