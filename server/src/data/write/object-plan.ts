import type { ChoiceOption } from '@tenon/metadata';
import { withoutDefaultRule } from '@tenon/metadata/rules/default-rules.ts';
import type { ObjectRules } from '@tenon/metadata/rules/read-rules.ts';
import { canCopy } from '../../base/database/copy-bytes.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import { rulesOf } from './rules/rules-of.ts';

/** What the pipeline needs to know of an object, worked out once per revision. */
export type ObjectPlan = {
  /** Own fields and `owner` that are stored in the object's table. */
  stored: readonly CompiledField[];
  /** Fields that are stored in a link table. */
  links: readonly CompiledField[];
  /** Fields whose rows are written with the record. */
  children: readonly CompiledField[];
  /** What history tells of: what a record keeps, and rows of its own. */
  told: readonly CompiledField[];
  /** Stored and linked: what a record keeps of itself. */
  kept: readonly CompiledField[];
  /** Whether all columns can be copied. */
  canCopy: boolean;
  withDefault: readonly CompiledField[];
  /** Fields whose values are read beside what the record holds. */
  readBeside: readonly CompiledField[];
  counters: readonly CompiledField[];
  choices: readonly ChoiceField[];
  /** What must hold, whoever writes. */
  rules: ObjectRules;
  /** Fields that point at other records. */
  references: readonly CompiledField[];
  files: readonly CompiledField[];
  /** Relations to the object itself that must not form a circle. */
  acyclic: readonly CompiledField[];
  unique: readonly (readonly CompiledField[])[];
  /** Fields that a record is found by. */
  searched: ReadonlySet<string>;
  tracking: Tracking | undefined;
};

export type ChoiceField = { field: CompiledField; options: ReadonlyMap<string, ChoiceOption> };

/** Where the values that a field takes are kept, with the times entered and left. */
export type Tracking = {
  field: CompiledField;
  object: string;
  table: string;
  recordColumn: string;
  valueColumn: string;
  enteredAtColumn: string;
  leftAtColumn: string;
  enteredByColumn: string;
};

const plans = new WeakMap<CompiledObject, ObjectPlan>();

/** Looks the plan up, or makes it. Objects of a snapshot never change, so neither do plans. */
export function planOf(snapshot: Snapshot, object: CompiledObject): ObjectPlan {
  const plan = plans.get(object) ?? makePlan(snapshot, object);
  plans.set(object, plan);
  return plan;
}

function makePlan(snapshot: Snapshot, object: CompiledObject): ObjectPlan {
  const own = [...object.fields.values()].filter(({ system, name }) => !system || name === 'owner');
  const stored = own.filter(({ type, columns }) => type.source === 'columns' && columns.length > 0);
  const links = own.filter(({ type }) => type.source === 'linkTable');
  const kept = [...stored, ...links];
  const children = own.filter(({ type }) => type.children !== undefined);
  const choices = stored.flatMap(choiceField);
  return {
    stored,
    links,
    kept,
    children,
    told: [...kept, ...children],
    canCopy: stored.every((field) => field.columns.every(({ type }) => canCopy(type))),
    withDefault: kept.filter(({ definition }) => withoutDefaultRule(definition).default !== undefined),
    readBeside: stored.filter(({ type }) => type.readsBeside),
    counters: stored.filter(({ type }) => type.counter !== undefined),
    choices,
    rules: rulesOf(snapshot, object),
    references: kept.filter(({ targets }) => targets.length > 0),
    files: stored.filter(({ type }) => type.holdsFiles),
    acyclic: stored.filter(({ definition }) => 'acyclic' in definition && definition.acyclic),
    unique: uniqueSets(object, stored),
    searched: new Set([object.title, ...object.search, ...object.similar].map(({ name }) => name)),
    tracking: trackingOf(snapshot, object),
  };
}

function choiceField(field: CompiledField): ChoiceField[] {
  const { definition } = field;
  if (!('options' in definition)) return [];
  const options = new Map(definition.options.map((option) => [option.value, option]));
  return [{ field, options }];
}

function uniqueSets(object: CompiledObject, stored: CompiledField[]): CompiledField[][] {
  const single = stored.filter(({ definition }) => definition.unique).map((field) => [field]);
  const combined = (object.body.unique ?? []).map((names) =>
    names.flatMap((name) => object.fields.get(name) ?? []).filter(({ valueColumn }) => valueColumn !== undefined),
  );
  return [...single, ...combined];
}

/** The history object names its parent by `controlledBy`, and has the fields that `track` names. */
function trackingOf(snapshot: Snapshot, object: CompiledObject): Tracking | undefined {
  const { track } = object.body;
  if (!track) return undefined;
  const field = object.fields.get(track.field);
  const history = snapshot.objects.get(track.into);
  const column = (name: string | undefined): string => {
    const found = name === undefined ? undefined : history?.fields.get(name)?.columns[0]?.name;
    if (found === undefined)
      throw new Error(`${object.name} is tracked into ${track.into}, which has no field ${name ?? 'for its parent'}`);
    return found;
  };
  if (!field || !history)
    throw new Error(`${object.name} tracks ${track.field} into ${track.into}, and one of them is not there`);
  return {
    field,
    object: history.name,
    table: history.table,
    recordColumn: column(history.body.controlledBy),
    valueColumn: column(track.value),
    enteredAtColumn: column(track.enteredAt),
    leftAtColumn: column(track.leftAt),
    enteredByColumn: column(track.enteredBy),
  };
}
