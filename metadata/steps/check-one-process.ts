import { nothingElse } from '../check/check-one-field.ts';
import { startCheck } from '../check/definition-check.ts';
import { namedProcess } from '../check/read-model.ts';
import { schemaProblems } from '../check/schema-problems.ts';
import type { ObjectBody } from '../define/object.ts';
import { type ProcessBody, processSchema } from '../define/process.ts';
import { type DefinitionProblem, definitionProblemTexts, fillText } from '../definition-problem.ts';
import type { Label } from '../label.ts';
import { checkProcess } from './check-process.ts';

/** What there is for a process to name. */
type Named = {
  objects: Readonly<Record<string, ObjectBody>>;
  connections: ReadonlySet<string>;
  roles: ReadonlySet<string>;
  processes: ReadonlyMap<string, ProcessBody>;
};

/** What is wrong with a process that there might be, among the objects and connections that there are. */
export function checkOneProcess(named: Named, process: unknown): Label[] {
  const malformed = schemaProblems(processSchema, process);
  if (malformed.length > 0) return malformed.map(({ code, params }) => fillText(definitionProblemTexts[code], params));
  const problems: DefinitionProblem[] = [];
  const processes = Object.fromEntries([...named.processes].map(([name, body]) => [name, namedProcess(body)]));
  const check = startCheck({ ...nothingElse, ...named, processes }, { kind: 'process', name: 'tried' }, { problems, usages: [] });
  checkProcess(check, 'tried', process as ProcessBody);
  return problems.map(({ message }) => message);
}
