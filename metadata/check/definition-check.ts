import type { AppBody } from '../define/app.ts';
import type { Field } from '../define/field.ts';
import type { TypedNames } from '../define/named-values.ts';
import type { ObjectBody } from '../define/object.ts';
import type { ProcessStep } from '../define/process.ts';
import type { ViewBody } from '../define/view.ts';
import {
  type DefinitionProblem,
  type DefinitionProblemCode,
  definitionProblemTexts,
  fillText,
  type ProblemParams,
} from '../definition-problem.ts';
import { nearestName } from '../expression/nearest.ts';
import type { FieldDemand } from '../field-types/field-check.ts';
import type { Lists } from '../field-types/fill-lists.ts';
import type { Label } from '../label.ts';
import { findField, labelOfPath, resolvePath } from '../resolve-path.ts';
import { systemFields } from '../system-fields.ts';
import type { Referent, Usage } from './usage.ts';

/** All that a check may look at: the effective objects, and the fields too broken to say anything about. */
export type DefinitionModel = {
  objects: Readonly<Record<string, ObjectBody>>;
  lists: Lists;
  /** `object.field` of fields that failed their schema; nothing that refers to them is reported. */
  broken: ReadonlySet<string>;
  /** What each report counts. */
  reports: ReadonlyMap<string, string>;
  dashboards: ReadonlySet<string>;
  views: Readonly<Record<string, NamedView>>;
  connections: ReadonlySet<string>;
  apps: Readonly<Record<string, NamedApp>>;
  roles: ReadonlySet<string>;
  processes: Readonly<Record<string, NamedProcess>>;
  /** Where each field is from. */
  places: ReadonlyMap<Field, { object: string; name: string }>;
};

/** What others need to know of an app. */
export type NamedApp = Pick<AppBody, 'label' | 'shortcuts'>;

/** What others need to know of a process: what sets it off, whose records it is about, what it takes from one that runs it, and its steps. */
export type NamedProcess = { kind: string; object: string; takes: TypedNames; steps: readonly ProcessStep[] };

/** What others need to know of a view. */
export type NamedView = Pick<ViewBody, 'object' | 'board'>;

/** What the checks gather: what is wrong, and what names what. */
export type CheckFindings = { problems: DefinitionProblem[]; usages: Usage[] };

/** The check of one definition: looks things up and reports what is missing or unfit, with the place in the body. */
export type DefinitionCheck = {
  model: DefinitionModel;
  /** `object`: whose fields the params name, where it is not the object that is checked. */
  report(at: string, code: DefinitionProblemCode, params?: ProblemParams, object?: string): void;
  /** True when the object exists. */
  object(at: string, name: string): boolean;
  /** The field a path leads to, when it exists and meets the demand. `as`: how the place names it. */
  field(at: string, object: string, path: string, demand?: FieldDemand, as?: PathUse | PlacedUse): Field | undefined;
  /** Notes that a value, or a list of such, names options of a field; whether they are there is asked elsewhere. */
  option(at: string, field: Field, value: unknown, how?: OptionUse): void;
  /** Notes that something else is named here. */
  refer(at: string, to: Referent): void;
  /** What stands at a place is called this: problems and usages there say so. */
  call(at: string, label: Label): void;
};

/** As the value, as the key of an entry, or in a formula over records of `root`. */
export type OptionUse = { as: 'option' | 'key' } | { as: 'formula'; root: string; prefix?: string };

/** How a place names a field: as a path, as the key of an entry, or somewhere in a formula or a template. */
export type PathUse = 'path' | 'key' | 'formula' | 'template';

/** `prefix`: what stands before the path there, as in `steps.make.record.name`. */
export type PlacedUse = { as: PathUse; prefix?: string };

/** What a check of one definition reports with. What it finds wrong is put into `problems`, and every reference it walks into `usages`. */
export function startCheck(
  model: DefinitionModel,
  definition: { kind: string; name: string },
  { problems, usages }: CheckFindings,
): DefinitionCheck {
  const { kind, name } = definition;
  const named = new Set<string>();
  const called: { at: string; label: Label }[] = [];
  const labelOf = (path: string) => called.findLast(({ at }) => path === at || path.startsWith(`${at}.`))?.label;
  const note = (reference: Omit<Usage, 'kind' | 'name'>) => {
    const element = labelOf(reference.path);
    usages.push({ kind, name, ...reference, ...(element && { element }) });
  };
  const check: DefinitionCheck = {
    model,
    report(path, code, params = {}, object = kind === 'object' ? name : undefined) {
      const message = fillText(definitionProblemTexts[code], withLabels(model, { code, params, object }));
      problems.push({ kind, name, path, code, message: inPlace(labelOf(path), message) });
    },
    object(at, object) {
      if (Object.hasOwn(model.objects, object)) {
        // The first place that names an object speaks for all that are about it.
        if (!named.has(object)) note({ path: at, to: { kind: 'object', name: object }, as: 'name' });
        named.add(object);
        return true;
      }
      check.report(at, 'unknownObject', { seen: object });
      return false;
    },
    field(at, object, path, demand, use = 'path') {
      if (!check.object(at, object)) return undefined;
      const steps = resolvePath(model.objects, object, path) ?? [];
      for (const step of steps) {
        const to = { kind: 'object', name: step.object, field: step.name };
        if (Object.hasOwn(systemFields, step.name)) continue;
        note({ path: at, to, root: object, ...(typeof use === 'string' ? { as: use } : withoutBlank(use)) });
      }
      const found = steps.at(-1)?.field;
      if (!found) reportMissing(check, at, object, path);
      else if (demand && !demand.fits(found)) check.report(at, 'unfitField', { seen: path, expected: demand.expected }, object);
      else return found;
      return undefined;
    },
    option(at, field, value, how = { as: 'option' }) {
      const place = model.places.get(field);
      const options = place && optionsOf(model.objects[place.object]?.fields[place.name]);
      for (const each of Array.isArray(value) ? value : [value]) {
        if (!place || !options?.has(each)) continue;
        note({ path: at, to: { kind: 'object', name: place.object, field: place.name, option: each }, ...how });
      }
    },
    refer: (at, to) => note({ path: at, to, as: 'name' }),
    call: (at, label) => void called.push({ at, label }),
  };
  return check;
}

/** Which holes of a text name an object or a field that is there: people know them by their labels, and not by their API names. */
const labelled: { [Code in DefinitionProblemCode]?: Record<string, 'object' | 'field'> } = {
  unknownField: { object: 'object' },
  unknownFieldNearest: { object: 'object' },
  unknownOption: { field: 'field' },
  unknownButton: { object: 'object' },
  unfitField: { seen: 'field' },
  badOperator: { seen: 'field' },
  badAggregate: { seen: 'field' },
  badInverse: { object: 'object', seen: 'field', target: 'object' },
  badHistory: { object: 'object', seen: 'object' },
  setNeverSaved: { field: 'field' },
  leftOut: { object: 'object', seen: 'field' },
  columnTaken: { other: 'field' },
  tooManyColumns: { seen: 'object' },
  untracked: { seen: 'object' },
  noStages: { seen: 'object' },
  keyNotTaken: { seen: 'field' },
  otherRecords: { object: 'object' },
};

type Said = { code: DefinitionProblemCode; params: ProblemParams; object: string | undefined };

function withLabels({ objects }: DefinitionModel, { code, params, object }: Said): ProblemParams {
  const named = typeof params.object === 'string' && Object.hasOwn(objects, params.object) ? params.object : object;
  const labels = Object.entries(labelled[code] ?? {}).flatMap(([hole, what]) => {
    const name = params[hole];
    if (typeof name !== 'string') return [];
    const label = what === 'object' ? objects[name]?.label : named && labelOfPath(objects, named, name);
    return label ? [[hole, label] as const] : [];
  });
  return { ...params, ...Object.fromEntries(labels) };
}

/** Usages are compared, and most have no prefix. */
function withoutBlank({ as, prefix }: PlacedUse): PlacedUse {
  return prefix === undefined ? { as } : { as, prefix };
}

function inPlace(element: Label | undefined, { zh, en }: Label): Label {
  return element ? { zh: `“${element.zh}”：${zh}`, en: `“${element.en}”: ${en}` } : { zh, en };
}

function optionsOf(field: Field | undefined): ReadonlySet<unknown> | undefined {
  return field && 'options' in field && Array.isArray(field.options)
    ? new Set(field.options.map(({ value }) => value))
    : undefined;
}

function reportMissing(check: DefinitionCheck, at: string, object: string, path: string): void {
  const { objects, broken } = check.model;
  const names = path.split('.');
  const walked = names.findIndex((_, index) => !resolvePath(objects, object, names.slice(0, index + 1).join('.')));
  const owner = walked <= 0 ? object : linkedObject(check, object, names.slice(0, walked).join('.'));
  const missing = names[walked] ?? path;
  if (owner && (broken.has(`${owner}.${missing}`) || findField(objects, owner, missing))) return;
  const nearest = owner && nearestName(missing, Object.keys(objects[owner]?.fields ?? {}));
  const params = { object: owner ?? object, seen: missing };
  if (nearest) check.report(at, 'unknownFieldNearest', { ...params, nearest });
  else check.report(at, 'unknownField', params);
}

function linkedObject(check: DefinitionCheck, object: string, path: string): string | undefined {
  const step = resolvePath(check.model.objects, object, path)?.at(-1);
  return step && 'to' in step.field && typeof step.field.to === 'string' ? step.field.to : undefined;
}
