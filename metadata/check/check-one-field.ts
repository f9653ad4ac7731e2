import type { Field } from '../define/field.ts';
import type { ObjectBody } from '../define/object.ts';
import { type DefinitionProblem, definitionProblemTexts, fillText } from '../definition-problem.ts';
import { fieldSchema } from '../field-types/field-schema.ts';
import { fieldType } from '../field-types/index.ts';
import type { Label } from '../label.ts';
import { type DefinitionModel, startCheck } from './definition-check.ts';
import { startFieldCheck } from './field-check.ts';
import { schemaProblems } from './schema-problems.ts';

/** Of a check that looks at one thing alone. */
export const nothingElse: Omit<DefinitionModel, 'objects'> = {
  ...{ broken: new Set(), reports: new Map(), dashboards: new Set(), views: {}, connections: new Set(), apps: {} },
  ...{ roles: new Set(), processes: {}, places: new Map(), lists: new Map() },
};

/** What is wrong with a field that an object might have, among the objects that there are; circles are not looked for. */
export function checkOneField(
  objects: Readonly<Record<string, ObjectBody>>,
  object: string,
  { name, field }: { name: string; field: unknown },
): Label[] {
  const malformed = schemaProblems(fieldSchema, field);
  if (malformed.length > 0) return malformed.map(({ code, params }) => fillText(definitionProblemTexts[code], params));
  const problems: DefinitionProblem[] = [];
  const check = startCheck({ ...nothingElse, objects }, { kind: 'object', name: object }, { problems, usages: [] });
  fieldType(field as Field).check?.(field as Field, startFieldCheck(check, object, name));
  return problems.map(({ message }) => message);
}
