import type { AppBody } from './app.ts';
import type { Definition } from './definition.ts';
import type { ProcessBody } from './process.ts';
import type { ReportBody } from './report.ts';

/** Objects that an app is made of: those of its menu, and those that have no place there. */
export function objectsOfApp({ menu, objects = [] }: Pick<AppBody, 'menu' | 'objects'>): string[] {
  return [...new Set([...menu.flatMap((section) => section.objects), ...objects])];
}

/** The object that a definition is about: of a view its own, of a report the one it counts. Undefined for what is about none, or several. */
export function objectOfDefinition({ kind, name, body }: Definition): string | undefined {
  if (kind === 'object') return name;
  if (kind === 'view' || kind === 'layout') return (body as { object?: string } | null)?.object;
  if (kind === 'report') return (body as Partial<ReportBody> | null)?.query?.object;
  return kind === 'process' ? (body as Partial<ProcessBody> | null)?.trigger?.object : undefined;
}

/** Whether a definition belongs to an app: the app, its objects and what is about them, its dashboards and its roles. */
export function isPartOfApp(definition: Definition, app: string, body: AppBody): boolean {
  const { kind, name } = definition;
  if (kind === 'app') return name === app;
  if (kind === 'role') return body.roles?.includes(name) ?? false;
  if (kind === 'dashboard') return body.dashboards?.includes(name) ?? false;
  const object = objectOfDefinition(definition);
  return object !== undefined && objectsOfApp(body).includes(object);
}
