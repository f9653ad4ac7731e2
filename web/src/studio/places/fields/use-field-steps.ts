import type { Field, FieldTypeName } from '../../../../../metadata/define/field.ts';
import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldType, fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { ItemPosition } from '../../../../../metadata/merge/keyed-items.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';
import { draftDefinitions } from '../../model/draft-definitions.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import { type BegunField, beginField } from './begin-field.ts';
import { listOnTarget } from './list-on-target.ts';
import type { ProposedField } from './propose-field.ts';
import { sectionForNew } from './section-for-new.ts';
import { takeOffPages } from './take-off-pages.ts';

/** What is done to whole fields of an object. A field that is made is on the page at once; one that goes leaves the places that only show it. */
export function useFieldSteps(object: string) {
  const run = useRun();
  const { store } = useStudio();
  const element = (name: string) => ({ kind: 'object', name: object, at: ['fields', name] });
  const bodyNow = () => bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;
  const fieldNow = (name: string) => bodyNow().fields[name] as Field;
  /** May its page be changed? That of people never is. */
  const isOurs = (name: string) => store.get().definitions.get(`layout/${name}`)?.locked !== true && name !== 'user';
  const isTaken = (name: string) => Object.hasOwn(bodyNow().fields, name) || Object.hasOwn(systemFields, name);

  async function add(proposed: ProposedField, place?: NewPlace): Promise<string> {
    const begun = await beginField(draftDefinitions(store.get()), proposed, { object, isTaken });
    make(begun, { place });
    return begun.name;
  }

  async function copy(from: string): Promise<string> {
    const field = fieldNow(from);
    const label = madeLabels.copy(field.label);
    const name = await proposeName(label.en, isTaken);
    make({ name, label, field: { ...(field as unknown as { [member: string]: Json }), label } }, { after: from });
    return name;
  }

  function make({ name, label, field, to, reading }: BegunField, { after, place }: { after?: string; place?: NewPlace }): void {
    run({ key: 'studio.did.add', values: { thing: label } }, (step) => {
      if (reading) step.write(element(reading.name), { to: reading.field });
      step.write(element(name), { to: field, ...(after !== undefined && { place: { after } }) });
      putOnPage(step, object, name, place && 'section' in place ? place : undefined);
      if (to !== undefined && isOurs(to)) listOnTarget(step, { object, field: name, to });
      if (place && 'step' in place) putInStep(step, object, name, place);
      if (store.get().definitions.has(`object/${object}`)) return;
      putInList(step, object, name);
      if (!place || 'section' in place) putInForm(step, object, name);
    });
  }

  return {
    add,
    copy,
    move: (name: string, by: number) =>
      run({ key: 'studio.did.move', values: { thing: fieldNow(name).label } }, (step) => step.move(element(name), by)),
    remove(name: string) {
      run({ key: 'studio.did.remove', values: { thing: fieldNow(name).label } }, (step) => {
        step.write(element(name), { to: undefined });
        takeOffPages(step, store.get(), { object, name });
      });
    },
    /** Another type keeps what every field says of itself, and what both types know. */
    changeType(name: string, type: FieldTypeName) {
      const field = fieldNow(name);
      const { design, options } = fieldTypes[type] as FieldType;
      const known = new Set([...everyField, ...(design.typed ? ['placeholder'] : []), ...Object.keys(options.shape)]);
      const kept = Object.entries(field).filter(([member]) => known.has(member) && member !== 'type' && member !== 'default');
      const next = { type, ...design.begins, ...Object.fromEntries(kept) };
      run({ key: 'studio.did.changeType', values: { thing: field.label, type: fieldType(next as Field).label } }, (step) =>
        step.write(element(name), { to: next as unknown as Json }),
      );
    },
    /** As it is published, type and all; its name and place stay. */
    setBack(name: string, published: Field) {
      const { label, was } = fieldNow(name);
      run({ key: 'studio.did.changeType', values: { thing: label, type: fieldType(published).label } }, (step) =>
        step.write(element(name), { to: { ...published, label, ...(was !== undefined && { was }) } as unknown as Json }),
      );
    },
    /** What is published says what it was called: its values and whatever names it follow in the publish. What is new is just called otherwise. */
    rename(name: string, to: string) {
      const { was: before, ...rest } = fieldNow(name);
      const published = store.get().definitions.get(`object/${object}`)?.body as ObjectBody | undefined;
      const isPublished = (each: string) => published !== undefined && Object.hasOwn(published.fields, each);
      const was = before !== undefined && isPublished(before) ? before : isPublished(name) ? name : undefined;
      const field = { ...rest, ...(was !== undefined && was !== to && { was }) } as Field;
      run({ key: 'studio.did.rename', values: { thing: field.label } }, (step) => {
        step.write(element(to), { to: field as unknown as Json, place: { after: name } });
        step.write(element(name), { to: undefined });
        if (was === undefined) renameInOwn(step, { object, from: name, to });
      });
    },
  };
}

const everyField = ['label', 'help', 'required', 'unique', 'readOnly', 'was', 'aliases'];

/** Where on the page: in a section, behind another field of it, null: first. Or in the form, in a step of it, null: where it has none. */
type NewPlace = { section: string; after?: string | null } | { step: string | null; after?: string | null };

function putOnPage(step: StepBuilder, object: string, field: string, wanted?: Extract<NewPlace, { section: string }>): void {
  const layout = step.read({ kind: 'layout', name: object, at: [] }) as unknown as LayoutBody | undefined;
  if (layout?.object !== object) return;
  const section = wanted?.section ?? sectionForNew(layout);
  if (section === undefined) return;
  step.write(
    { kind: 'layout', name: object, at: ['sections', section, 'fields', field] },
    { to: field, place: position(wanted?.after) },
  );
}

function putInStep(step: StepBuilder, object: string, field: string, wanted: Extract<NewPlace, { step: string | null }>): void {
  const list = wanted.step === null ? ['quickCreate'] : ['steps', wanted.step, 'fields'];
  step.write({ kind: 'layout', name: object, at: [...list, field] }, { to: field, place: position(wanted.after) });
}

function position(after: string | null | undefined): ItemPosition | undefined {
  if (after === undefined) return undefined;
  return after === null ? { first: true } : { after };
}

const firstColumns = 6;

/** The list of an object that nobody has used yet begins with its first fields. */
function putInList(step: StepBuilder, object: string, field: string): void {
  const list = { kind: 'view', name: `${object}_all` };
  const columns = step.read({ ...list, at: ['columns'] });
  if (!Array.isArray(columns) || columns.length >= firstColumns) return;
  step.write({ ...list, at: ['columns', field] }, { to: { field } });
}

const firstInForm = 12;

/** And so does its form, with those that one fills in. */
function putInForm(step: StepBuilder, object: string, field: string): void {
  const form = { kind: 'layout', name: object, at: ['quickCreate'] };
  const names = step.read(form);
  const { type } = step.read({ kind: 'object', name: object, at: ['fields', field] }) as unknown as Field;
  if (!Array.isArray(names) || names.length >= firstInForm || (fieldTypes[type] as FieldType).readOnly) return;
  step.write({ ...form, at: ['quickCreate', field] }, { to: field });
}

/** What the object and its page say of a field that nobody else can know yet. */
function renameInOwn(step: StepBuilder, { object, from, to }: { object: string; from: string; to: string }): void {
  for (const member of ['title', 'figure']) {
    const place = { kind: 'object', name: object, at: [member] };
    if (step.read(place) === from) step.write(place, { to });
  }
  const layout = step.read({ kind: 'layout', name: object, at: [] }) as unknown as LayoutBody | undefined;
  const lists = [
    ['quickCreate'],
    ['highlights'],
    ...(layout?.sections ?? []).flatMap(({ id }) => (id ? [['sections', id, 'fields']] : [])),
  ];
  for (const list of lists) swap(step, { kind: 'layout', name: object, at: list }, from, to);
  const column = { kind: 'view', name: `${object}_all`, at: ['columns', from] };
  if (step.read(column) === undefined) return;
  step.write({ ...column, at: ['columns', to] }, { to: { field: to }, place: { after: from } });
  step.write(column, { to: undefined });
}

function swap(step: StepBuilder, list: { kind: string; name: string; at: string[] }, from: string, to: string): void {
  const place = (key: string) => ({ ...list, at: [...list.at, key] });
  if (step.read(place(from)) === undefined) return;
  step.write(place(to), { to, place: { after: from } });
  step.write(place(from), { to: undefined });
}
