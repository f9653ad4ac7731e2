import { z } from 'zod';
import type { Definition } from '../define/definition.ts';
import type { Field } from '../define/field.ts';
import type { TypedNames } from '../define/named-values.ts';
import type { ObjectBody } from '../define/object.ts';
import { stepSchema } from '../define/process.ts';
import { fillBody, listsOf } from '../field-types/fill-lists.ts';
import { findField } from '../resolve-path.ts';
import type { DefinitionModel, NamedApp, NamedProcess, NamedView } from './definition-check.ts';
import { salvageObject } from './salvage-object.ts';
import type { Referent } from './usage.ts';

/** What definitions may name, as far as it is sound. */
export function readModel(definitions: readonly Definition[]): DefinitionModel {
  const objects: Record<string, ObjectBody> = {};
  const lists = listsOf(definitions);
  const broken = new Set<string>();
  const reports = new Map<string, string>();
  const dashboards = new Set<string>();
  const views: Record<string, NamedView> = {};
  const connections = new Set<string>();
  const roles = new Set<string>();
  const processes: Record<string, NamedProcess> = {};
  const apps: Record<string, NamedApp> = {};
  const places = new Map<Field, { object: string; name: string }>();
  for (const { kind, name, body } of definitions) {
    if (kind === 'report') reports.set(name, String((body as { query?: { object?: unknown } } | null)?.query?.object ?? ''));
    if (kind === 'dashboard') dashboards.add(name);
    // What is wrong with a view or an app is told where it is checked itself.
    if (kind === 'app' && typeof body === 'object' && body !== null) apps[name] = body as NamedApp;
    if (kind === 'view' && typeof body === 'object' && body !== null) views[name] = body as NamedView;
    if (kind === 'connection') connections.add(name);
    if (kind === 'role') roles.add(name);
    if (kind === 'process') processes[name] = namedProcess(body);
    const salvaged = kind === 'object' ? salvageObject(fillBody(body, lists)) : undefined;
    if (!salvaged) continue;
    objects[name] = salvaged.body;
    for (const [field, definition] of Object.entries(salvaged.body.fields)) places.set(definition, { object: name, name: field });
    for (const field of salvaged.brokenFields) broken.add(`${name}.${field}`);
  }
  return { objects, lists, broken, reports, dashboards, views, connections, roles, processes, apps, places };
}

/** All that either has: fields and options of both, each as `next` has it. */
export function joinModels(next: DefinitionModel, old: DefinitionModel): DefinitionModel {
  const objects: Record<string, ObjectBody> = { ...old.objects, ...next.objects };
  const places = new Map([...old.places, ...next.places]);
  for (const [name, body] of Object.entries(next.objects)) {
    // What JavaScript itself knows of every object, such as its constructor, is no definition.
    const before = Object.hasOwn(old.objects, name) ? old.objects[name]?.fields : undefined;
    const fields: Record<string, Field> = { ...before, ...body.fields };
    for (const [field, definition] of Object.entries(body.fields)) {
      const joined = joinOptions(definition, before && Object.hasOwn(before, field) ? before[field] : undefined);
      fields[field] = joined;
      places.set(joined, { object: name, name: field });
    }
    const buttons = { ...(Object.hasOwn(old.objects, name) && old.objects[name]?.buttons), ...body.buttons };
    objects[name] = { ...body, fields, ...(Object.keys(buttons).length > 0 && { buttons }) };
  }
  return {
    ...{ objects, places, broken: next.broken, lists: new Map([...old.lists, ...next.lists]) },
    reports: new Map([...old.reports, ...next.reports]),
    dashboards: new Set([...old.dashboards, ...next.dashboards]),
    views: { ...old.views, ...next.views },
    connections: new Set([...old.connections, ...next.connections]),
    roles: new Set([...old.roles, ...next.roles]),
    processes: { ...old.processes, ...next.processes },
    apps: next.apps,
  };
}

function joinOptions(next: Field, old: Field | undefined): Field {
  if (!old || !('options' in next) || !('options' in old)) return next;
  const known = new Set(next.options.map(({ value }) => value));
  return { ...next, options: [...next.options, ...old.options.filter(({ value }) => !known.has(value))] };
}

/** Whether nothing of what an older model has is missing. */
export function hasAll(next: DefinitionModel, old: DefinitionModel): boolean {
  const named = [
    ...[...old.reports.keys()].map((name) => ({ kind: 'report', name })),
    ...[...old.dashboards].map((name) => ({ kind: 'dashboard', name })),
    ...Object.keys(old.views).map((name) => ({ kind: 'view', name })),
    ...[...old.connections].map((name) => ({ kind: 'connection', name })),
    ...[...old.roles].map((name) => ({ kind: 'role', name })),
    ...Object.keys(old.processes).map((name) => ({ kind: 'process', name })),
    ...[...old.lists.keys()].map((name) => ({ kind: 'list', name })),
    ...Object.entries(old.objects).flatMap(([name, body]) => (next.objects[name] === body ? [] : namedIn(name, body))),
  ];
  return named.every((each) => isThere(next, each));
}

/** An object, its buttons, its fields and their options. */
function namedIn(name: string, { fields, buttons = {} }: ObjectBody): Referent[] {
  const kind = 'object';
  return [
    { kind, name },
    ...Object.keys(buttons).map((button) => ({ kind, name, button })),
    ...Object.entries(fields).flatMap(([field, definition]) => [
      { kind, name, field },
      ...('options' in definition ? definition.options.map(({ value: option }) => ({ kind, name, field, option })) : []),
    ]),
  ];
}

/** Whether a model has what is named. */
export function isThere(
  { objects, lists, reports, dashboards, views, connections, roles, processes, apps }: DefinitionModel,
  { kind, name, field, option, button }: Referent,
): boolean {
  if (kind === 'list') return lists.has(name);
  if (kind === 'report') return reports.has(name);
  if (kind === 'dashboard') return dashboards.has(name);
  if (kind === 'view') return Object.hasOwn(views, name);
  if (kind === 'connection') return connections.has(name);
  if (kind === 'role') return roles.has(name);
  if (kind === 'process') return Object.hasOwn(processes, name);
  if (kind === 'app') return Object.hasOwn(apps, name);
  if (!Object.hasOwn(objects, name)) return false;
  if (button !== undefined) return Object.hasOwn(objects[name]?.buttons ?? {}, button);
  if (field === undefined) return true;
  const found = findField(objects, name, field);
  if (!found || option === undefined) return found !== undefined;
  return 'options' in found && found.options.some(({ value }) => value === option);
}

/** What is wrong with a process is told where it is checked itself. */
export function namedProcess(body: unknown): NamedProcess {
  const { trigger } = (body ?? {}) as { trigger?: { kind?: string; object?: string; takes?: TypedNames } };
  const steps = (body as { steps?: unknown } | null)?.steps;
  return {
    ...{ kind: trigger?.kind ?? 'record', object: trigger?.object ?? '', takes: trigger?.takes ?? {} },
    steps: z.array(stepSchema).safeParse(steps).data ?? [],
  };
}
