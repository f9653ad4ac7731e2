import {
  canMask,
  type Field,
  type FieldAbilities,
  type FieldModel,
  fieldType,
  mayOpenApproval,
  type ObjectAccess,
  type ObjectModel,
  type ObjectOutline,
  operatorsOf,
  valueField,
} from '@tenon/metadata';
import { withoutDefaultRule } from '@tenon/metadata/rules/default-rules.ts';
import type { CompiledField } from '../catalog/compiled-field.ts';
import { resolveField } from '../catalog/resolve-field.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { isObjectInReach } from './app-reach.ts';
import { mayChangeField, visibilityOf, visibleFields } from './field-rights.ts';
import { trimButtons } from './trim-buttons.ts';
import { trimDocuments } from './trim-documents.ts';
import { trimGates } from './trim-gates.ts';
import { trimActivity, trimMembers, trimTargets } from './trim-members.ts';
import { trimRules } from './trim-rules.ts';

/** What the actor may know of an object without its fields. */
export function objectOutline(snapshot: Snapshot, actor: RightsHolder, { name, body }: CompiledObject): ObjectOutline {
  const { label, plural, icon, title, menu, order, activities, timeline } = body;
  const activity = trimActivity(snapshot, actor, { name, body });
  const access = objectAccess(snapshot, actor, name);
  return { name, label, plural, icon, title, menu, order, activity, activities, timeline, access };
}

/** An object as the actor may see it. */
export function objectModel(snapshot: Snapshot, actor: RightsHolder, object: CompiledObject): ObjectModel {
  const { name } = object;
  const { buttons: _buttons, gates: _gates, documents: _documents, ...body } = object.body;
  const reads = (field: string) => visibilityOf(snapshot, actor, name, field) === 'clear';
  const fields = visibleFields(snapshot, actor, name).map((field): [string, FieldModel] => {
    const access = accessOf(snapshot, actor, field);
    return [
      field.name,
      {
        ...trimOptions(trimTargets(snapshot, actor, withoutDefaultRule(field.definition)), reads),
        ...(access === 'masked' ? noAbilities : abilities(snapshot, actor, field)),
        ...(canMask(field.type, field.definition) && { masks: true as const }),
        access,
        ...(field.system && { system: true }),
      },
    ];
  });
  return {
    ...body,
    name,
    fields: Object.fromEntries(fields),
    subtitle: body.subtitle?.filter(reads),
    figure: body.figure !== undefined && reads(body.figure) ? body.figure : undefined,
    recordType: body.recordType !== undefined && reads(body.recordType) ? body.recordType : undefined,
    search: object.search.map((field) => field.name).filter(reads),
    sort: object.sort.filter(({ field }) => reads(field)),
    unique: body.unique?.filter((group) => group.every(reads)),
    similar: body.similar?.filter(reads),
    ...trimMembers(snapshot, actor, object),
    ...trimRules(snapshot, actor, object),
    ...trimGates(snapshot, actor, object),
    ...trimDocuments(actor, object),
    ...trimButtons(snapshot, actor, object),
    ...([...snapshot.processes.values()].some((each) => each.trigger.object === name && mayOpenApproval(each)) && {
      approvals: true as const,
    }),
    access: objectAccess(snapshot, actor, name),
  };
}

function accessOf(snapshot: Snapshot, actor: RightsHolder, { object, name }: CompiledField): FieldModel['access'] {
  if (visibilityOf(snapshot, actor, object, name) === 'masked') return 'masked';
  return mayChangeField(snapshot, actor, object, name) ? 'edit' : 'read';
}

/** Of a field whose values are masked nothing can be asked. */
const noAbilities: FieldAbilities = { operators: [], aggregates: [], sortable: false, groupable: false };

/** Options name other fields: what they set, and what they require. */
function trimOptions(definition: Field, reads: (field: string) => boolean): Field {
  if (!('options' in definition)) return definition;
  const options = definition.options.map((option) => ({
    ...option,
    ...(option.sets && { sets: Object.fromEntries(Object.entries(option.sets).filter(([field]) => reads(field))) }),
    ...(option.requires && { requires: option.requires.filter(reads) }),
  }));
  return { ...definition, options };
}

/** What the browser may offer, so that it needs no field type. */
function abilities(snapshot: Snapshot, actor: RightsHolder, field: CompiledField): FieldAbilities {
  const { object, name, definition } = field;
  const targets = field.targets.filter((target) => actor.rights.scopes(target, 'read').length > 0);
  const type = fieldType(valueField(definition));
  const { aggregates, sortable, groupable } = type;
  const leadsTo = type.target?.(definition as never)?.cardinality === 'one' ? targets : undefined;
  const own = Object.entries(type.conditions).flatMap(([op, { label, takes }]) =>
    label ? [[op, { label, takes }] as const] : [],
  );
  return {
    ...{ operators: operatorsOf(type), aggregates, sortable, groupable },
    ...(holdsAmounts(snapshot, object, name) && { money: true }),
    ...(leadsTo && { leadsTo }),
    ...(own.length > 0 && { conditions: Object.fromEntries(own) }),
    ...(fieldType(definition).join && { joins: true }),
  };
}

/** Whether figures over a field or path are amounts in the base currency; what is summed up over a relation is what its values are. */
export function holdsAmounts(snapshot: Snapshot, object: string, path: string): boolean {
  const field = resolveField(snapshot, object, path)?.at(-1);
  const isAmount = (relation: string, name: string): boolean => {
    const [target] = snapshot.objects.get(object)?.fields.get(relation)?.targets ?? [];
    return target !== undefined && holdsAmounts(snapshot, target, name);
  };
  return field?.type.holdsAmounts?.(field.definition as never, isAmount) ?? false;
}

function objectAccess(snapshot: Snapshot, actor: RightsHolder, object: string): ObjectAccess {
  const { rights } = actor;
  const some = (action: 'read' | 'edit' | 'delete' | 'transfer') => rights.scopes(object, action).length > 0;
  return {
    read: some('read'),
    create: rights.allows(object, 'create'),
    edit: some('edit'),
    delete: some('delete'),
    transfer: some('transfer'),
    import: rights.allows(object, 'import'),
    export: rights.allows(object, 'export'),
    bulk: rights.allows(object, 'bulk'),
    ...(rights.allows(object, 'print') && { print: true as const }),
    ...(rights.allows(object, 'reveal') && { reveal: true as const }),
    ...(isObjectInReach(snapshot, actor, object) && { design: true as const }),
  };
}
