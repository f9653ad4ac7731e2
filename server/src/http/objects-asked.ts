import type { FastifyRequest } from 'fastify';
import type { Snapshot } from '../catalog/snapshot.ts';

type Named = { object?: unknown; name?: unknown; plan?: Named; body?: Named; report?: { query?: Named } };

/** The objects that a request is about, by what it names: an object, or a report, a dashboard, a view or a plan that is about one. */
export function objectsAsked({ params, query, body, routeOptions }: FastifyRequest, snapshot: Snapshot): string[] {
  const [path, asked] = [params as Named, (body ?? {}) as Named];
  const named = [path, query as Named, asked, asked.plan, asked.body, asked.report?.query].map((each) => each?.object);
  const { url = '' } = routeOptions;
  const name = String(path.name);
  if (url.startsWith('/api/definitions/object/')) named.push(name);
  if (url.startsWith('/api/reports/')) named.push(snapshot.reports.get(name)?.query.object);
  if (url.startsWith('/api/dashboards/'))
    for (const { report } of snapshot.dashboards.get(name)?.widgets ?? []) named.push(snapshot.reports.get(report)?.query.object);
  return named.filter((each) => typeof each === 'string');
}
