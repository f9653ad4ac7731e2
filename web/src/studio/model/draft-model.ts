import type { Definition } from '../../../../metadata/define/definition.ts';
import type { Field } from '../../../../metadata/define/field.ts';
import type { LayoutBody } from '../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import type { ViewBody } from '../../../../metadata/define/view.ts';
import { expressionPaths } from '../../../../metadata/expression/expression-paths.ts';
import type { ExpressionType } from '../../../../metadata/expression/expression-type.ts';
import { parseExpression } from '../../../../metadata/expression/parse.ts';
import { fillBody, listsOf } from '../../../../metadata/field-types/fill-lists.ts';
import { fieldType, operatorsOf, valueField } from '../../../../metadata/field-types/index.ts';
import { conditionsOf } from '../../../../metadata/layouts/layout-expressions.ts';
import { lazyRecord } from '../../../../metadata/lazy-record.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import { openObjects, withOpenTargets } from '../../../../metadata/open-links.ts';
import { resolvePath } from '../../../../metadata/resolve-path.ts';
import { rulesOfObject, withoutDefaultRule } from '../../../../metadata/rules/default-rules.ts';
import { systemFields } from '../../../../metadata/system-fields.ts';
import type { FieldModel, LayoutModel, Model, ObjectModel, ObjectOutline, ViewModel } from '../../../../metadata/wire.ts';
import type { StudioState } from '../store/state.ts';
import { draftButtons } from './draft-buttons.ts';
import { draftDefinitions } from './draft-definitions.ts';

type Drafted = Pick<StudioState, 'drafts' | 'definitions'>;

/**
 * The model with what is drafted of objects, views and layouts. An object that nobody changed is read from the model, when something looks at it; what
 * somebody may not see of it, they do not see here. `isLookedThrough`: the model is somebody else's, for whom nothing published is there that they do
 * not see.
 */
export function draftModel(model: Model, state: Drafted, isLookedThrough = false): Model {
  const definitions = draftDefinitions(state);
  const changed = changedDefinitions(state, definitions);
  const isDrafted = (kind: string, name: string) => changed.has(`${kind}/${name}`);
  const objects = new Map<string, ObjectBody>();
  for (const { kind, name, body } of definitions) if (kind === 'object') objects.set(name, body as ObjectBody);
  const published = (name: string) =>
    isLookedThrough
      ? (state.definitions.get(definitionKey({ kind: 'object', name }))?.body as ObjectBody | undefined)
      : undefined;
  const names = [...objects.keys()].filter(
    (name) => Object.hasOwn(model.outlines, name) || (isDrafted('object', name) && !published(name)),
  );
  const touched = (kind: 'view' | 'layout') =>
    new Set([...changed.values()].filter((each) => each.kind === kind).flatMap(objectsOf));
  const [viewed, laidOut] = [touched('view'), touched('layout')];
  const isKnown = (name: string) => Object.hasOwn(model.outlines, name);
  const bodyOf = (name: string) => objects.get(name) as ObjectBody;
  const open = openObjects(objects);
  const object = (name: string) =>
    isDrafted('object', name)
      ? draftObject(name, bodyOf(name), {
          known: isKnown(name) ? model.objects[name] : undefined,
          unseen: unseenFields(published(name), isKnown(name) ? model.objects[name] : undefined),
          open,
        })
      : (model.objects[name] as ObjectModel);
  return {
    ...model,
    outlines: Object.fromEntries(names.map((name) => [name, outlineOf(name, bodyOf(name), model.outlines[name])])),
    objects: lazyRecord(names, object),
    views: lazyRecord(names, (name) => {
      const known = isKnown(name) ? (model.views[name] ?? []) : [];
      return viewed.has(name) ? draftViews(name, known, { isDrafted, definitions }) : known;
    }),
    layouts: lazyRecord(names, (name) => {
      const known = isKnown(name) ? (model.layouts[name] ?? {}) : {};
      return laidOut.has(name) ? draftLayouts(name, known, { isDrafted, definitions, objects }) : known;
    }),
  };
}

type Change = { kind: string; body: unknown; base: unknown };

/** Those that are not what is published: by drafts, or since they follow what a draft names otherwise. */
function changedDefinitions({ definitions: published }: Drafted, next: readonly Definition[]): ReadonlyMap<string, Change> {
  const changed = new Map<string, Change>();
  const kept = new Set<string>();
  const lists = listsOf(published.values());
  for (const each of next) {
    const key = definitionKey(each);
    const base = each.kind === 'object' ? fillBody(published.get(key)?.body, lists) : published.get(key)?.body;
    kept.add(key);
    if (each.body !== base) changed.set(key, { kind: each.kind, body: each.body, base });
  }
  for (const [key, { kind, body }] of published) if (!kept.has(key)) changed.set(key, { kind, body: null, base: body });
  return changed;
}

/** Those that a definition belongs to, and belonged to. */
function objectsOf({ body, base }: Change): string[] {
  return [body, base].flatMap((each) => (each as { object?: string } | null)?.object ?? []);
}

/** Of one kind and object, as they will be: those that nobody changed as they are known, which may be less than is published. */
function ofObject<Body extends { object?: string }>(object: string, kind: string, definitions: readonly Definition[]) {
  return definitions.flatMap((each): [string, Body][] => {
    const body = each.body as Body;
    return each.kind === kind && body.object === object ? [[each.name, body]] : [];
  });
}

type Drafts = { isDrafted: (kind: string, name: string) => boolean; definitions: readonly Definition[] };

function draftViews(object: string, known: readonly ViewModel[], { isDrafted, definitions }: Drafts): ViewModel[] {
  const shipped = ofObject<ViewBody>(object, 'view', definitions).flatMap(([name, body]): ViewModel[] => {
    if (isDrafted('view', name)) return [{ name, source: 'shipped', ...body }];
    return known.filter((view) => view.source === 'shipped' && view.name === name);
  });
  return [...shipped, ...known.filter(({ source }) => source !== 'shipped')];
}

function draftLayouts(
  object: string,
  known: Record<string, LayoutModel>,
  { isDrafted, definitions, objects }: Drafts & { objects: ReadonlyMap<string, ObjectBody> },
): Record<string, LayoutModel> {
  const layouts = ofObject<LayoutBody>(object, 'layout', definitions).flatMap(([name, body]): [string, LayoutModel][] => {
    if (isDrafted('layout', name))
      return [[name, { ...body, types: typesOfConditions(body.object, conditionsIn(body), objects) }]];
    return known[name] ? [[name, known[name]]] : [];
  });
  return Object.fromEntries(layouts);
}

function conditionsIn(layout: LayoutBody): string[] {
  return conditionsOf(layout).flatMap(({ element }) => element.when ?? []);
}

/** What conditions over records of an object look at. */
export function typesOfConditions(
  object: string,
  conditions: readonly string[],
  objects: ReadonlyMap<string, ObjectBody>,
): Record<string, ExpressionType> {
  const types: Record<string, ExpressionType> = {};
  const known = Object.fromEntries(objects);
  for (const condition of conditions) {
    const parsed = parseExpression(condition);
    for (const path of parsed.ok ? expressionPaths(parsed.ast) : [])
      types[path] = typeOf(resolvePath(known, object, path)?.at(-1)?.field);
  }
  return types;
}

function typeOf(field: Field | undefined): ExpressionType {
  const valued = field && valueField(field);
  return valued ? fieldType(valued).expressionType(valued) : 'none';
}

const everything: ObjectModel['access'] = {
  ...{ read: true, create: true, edit: true, delete: true },
  ...{ transfer: true, import: true, export: true, bulk: true },
};

function outlineOf(name: string, body: ObjectBody, known: ObjectOutline | undefined): ObjectOutline {
  const { label, plural, icon, title, menu, order, activity, activities, timeline } = body;
  const access = known?.access ?? everything;
  return { name, label, plural, icon, title, menu, order, activity, activities, timeline, access };
}

/** Fields that are published and that the model of whoever is looked through does not have. */
function unseenFields(published: ObjectBody | undefined, known: ObjectModel | undefined): readonly string[] {
  return Object.keys(published?.fields ?? {}).filter((field) => !known?.fields[field]);
}

/** `open`: what links to every object lead to; `unseen`: fields that are not there for whoever is looked through. */
type Surroundings = { known: ObjectModel | undefined; open: readonly string[]; unseen: readonly string[] };

const made = new WeakMap<ObjectBody, Surroundings & { object: ObjectModel }>();

/** Made once for each body: most objects stay what they are while one types. */
function draftObject(name: string, body: ObjectBody, around: Surroundings): ObjectModel {
  const before = made.get(body);
  const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join();
  if (before?.known === around.known && before && isSame(before.open, around.open) && isSame(before.unseen, around.unseen))
    return before.object;
  const object = makeObject(name, body, around);
  made.set(body, { ...around, object });
  return object;
}

function makeObject(name: string, body: ObjectBody, { known, open, unseen }: Surroundings): ObjectModel {
  const fields: Record<string, FieldModel> = {};
  for (const [field, written] of Object.entries(body.fields ?? {})) {
    if (unseen.includes(field)) continue;
    const definition = withOpenTargets(written, open);
    const same = known?.fields[field];
    fields[field] =
      same && isSameField(same, definition)
        ? same
        : { ...withoutDefaultRule(definition), ...abilities(definition), access: same?.access ?? 'edit' };
  }
  for (const [field, definition] of Object.entries(systemFields)) {
    fields[field] = known?.fields[field] ?? { ...definition, ...abilities(definition), access: 'read', system: true };
  }
  const ruleTypes = Object.fromEntries(
    Object.entries(body.fields ?? {}).map(([field, definition]) => [field, soundType(definition)]),
  );
  const { buttons: _buttons, gates: _gates, documents: _documents, ...rest } = body;
  const buttonTypes = { ...known?.buttonTypes, ...ruleTypes };
  const drawn = { rules: rulesOfDraft(body), ruleTypes, ...draftButtons(body), buttonTypes };
  return { ...known, ...rest, name, fields, ...drawn, access: known?.access ?? everything };
}

function rulesOfDraft({ fields, rules }: Partial<ObjectBody>): ObjectModel['rules'] {
  return rulesOfObject({ fields: fields ?? {}, rules });
}

/** A draft may be broken. */
function soundType(field: Field): ExpressionType {
  return isKnownType(field) ? typeOf(field) : 'none';
}

function isKnownType(field: Field): boolean {
  return Object.hasOwn({ ...field }, 'type') && fieldType(field) !== undefined;
}

function isSameField(model: FieldModel, definition: Field): boolean {
  return Object.entries(definition).every(
    ([member, value]) => JSON.stringify(model[member as keyof FieldModel]) === JSON.stringify(value),
  );
}

/** What may be asked of a field that nobody has published yet. */
function abilities(field: Field): Pick<FieldModel, 'operators' | 'aggregates' | 'sortable' | 'groupable' | 'leadsTo'> {
  if (!isKnownType(field)) return { operators: [], aggregates: [], sortable: false, groupable: false };
  const type = fieldType(valueField(field));
  const target = type.target?.(field as never);
  return {
    ...{ operators: operatorsOf(type) as FieldModel['operators'], aggregates: type.aggregates },
    ...{ sortable: type.sortable, groupable: type.groupable },
    ...(target?.cardinality === 'one' && { leadsTo: target.objects }),
  };
}
