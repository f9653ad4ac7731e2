import type { Field } from '../define/field.ts';
import type { ObjectBody } from '../define/object.ts';
import {
  type DefinitionProblem,
  type DefinitionProblemCode,
  definitionProblemTexts,
  fillText,
  type ProblemParams,
} from '../definition-problem.ts';
import { nearestName } from '../expression/nearest.ts';
import type { FieldDemand } from '../field-types/field-check.ts';
import { findField, resolvePath } from '../resolve-path.ts';

/** All that a check may look at: the effective objects, and the fields too broken to say anything about. */
export type DefinitionModel = {
  objects: Readonly<Record<string, ObjectBody>>;
  /** `object.field` of fields that failed their schema; nothing that refers to them is reported. */
  broken: ReadonlySet<string>;
  reports: ReadonlySet<string>;
  connections: ReadonlySet<string>;
  roles: ReadonlySet<string>;
};

/** The check of one definition: looks things up and reports what is missing or unfit, with the place in the body. */
export type DefinitionCheck = {
  model: DefinitionModel;
  report(at: string, code: DefinitionProblemCode, params?: ProblemParams): void;
  /** True when the object exists. */
  object(at: string, name: string): boolean;
  /** The field a path leads to, when it exists and meets the demand. */
  field(at: string, object: string, path: string, demand?: FieldDemand): Field | undefined;
};

export function startCheck(
  model: DefinitionModel,
  definition: { kind: string; name: string },
  problems: DefinitionProblem[],
): DefinitionCheck {
  const { kind, name } = definition;
  const check: DefinitionCheck = {
    model,
    report(path, code, params = {}) {
      problems.push({ kind, name, path, code, message: fillText(definitionProblemTexts[code], params) });
    },
    object(at, object) {
      if (Object.hasOwn(model.objects, object)) return true;
      check.report(at, 'unknownObject', { seen: object });
      return false;
    },
    field(at, object, path, demand) {
      if (!check.object(at, object)) return undefined;
      const found = resolvePath(model.objects, object, path)?.at(-1)?.field;
      if (!found) reportMissing(check, at, object, path);
      else if (demand && !demand.fits(found)) check.report(at, 'unfitField', { seen: path, expected: demand.expected });
      else return found;
      return undefined;
    },
  };
  return check;
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
