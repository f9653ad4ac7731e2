import { checkConnection } from './check/check-connection.ts';
import { checkCycles } from './check/check-cycles.ts';
import { checkDashboard } from './check/check-dashboard.ts';
import { checkFormulaSizes } from './check/check-formula-sizes.ts';
import { checkLayout } from './check/check-layout.ts';
import { checkObject } from './check/check-object.ts';
import { checkReport } from './check/check-report.ts';
import { checkRole } from './check/check-role.ts';
import { checkView } from './check/check-view.ts';
import { type DefinitionCheck, type DefinitionModel, startCheck } from './check/definition-check.ts';
import { type DefinitionKind, definitionSchemas } from './check/definition-schemas.ts';
import { salvageObject } from './check/salvage-object.ts';
import { schemaProblems } from './check/schema-problems.ts';
import type { Definition } from './define/definition.ts';
import { nameSchema } from './define/name.ts';
import type { ObjectBody } from './define/object.ts';
import type { DefinitionProblem } from './definition-problem.ts';
import { checkProcess } from './steps/check-process.ts';

export type { DefinitionProblem } from './definition-problem.ts';

type KindCheck = (check: DefinitionCheck, name: string, body: never) => void;

const kindChecks = {
  object: checkObject,
  view: checkView,
  layout: checkLayout,
  role: checkRole,
  report: checkReport,
  dashboard: checkDashboard,
  process: checkProcess,
  connection: checkConnection,
} satisfies Record<DefinitionKind, KindCheck>;

/**
 * Checks a whole set of effective definitions and returns every problem at once; empty when it can be published.
 * Definitions that fail their schema are still looked through as far as they are sound.
 */
export function checkDefinitions(definitions: readonly Definition[]): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const model = readModel(definitions);
  const checkOf = (definition: Definition) => startCheck(model, definition, problems);
  const seen = new Set<string>();
  for (const definition of definitions) {
    const check = checkOf(definition);
    checkName(check, definition, seen);
    checkBody(check, definition, model);
  }
  const checkOfObject = (name: string) => checkOf({ kind: 'object', name, body: undefined });
  checkCycles(model.objects, checkOfObject);
  checkFormulaSizes(model.objects, checkOfObject);
  return problems;
}

function readModel(definitions: readonly Definition[]): DefinitionModel {
  const objects: Record<string, ObjectBody> = {};
  const broken = new Set<string>();
  const reports = new Set<string>();
  const connections = new Set<string>();
  const roles = new Set<string>();
  for (const { kind, name, body } of definitions) {
    if (kind === 'report') reports.add(name);
    if (kind === 'connection') connections.add(name);
    if (kind === 'role') roles.add(name);
    const salvaged = kind === 'object' ? salvageObject(body) : undefined;
    if (!salvaged) continue;
    objects[name] = salvaged.body;
    for (const field of salvaged.brokenFields) broken.add(`${name}.${field}`);
  }
  return { objects, broken, reports, connections, roles };
}

function checkName(check: DefinitionCheck, { kind, name }: Definition, seen: Set<string>): void {
  if (!nameSchema.safeParse(name).success) check.report('name', 'badName', { seen: name });
  if (seen.has(`${kind} ${name}`)) check.report('name', 'duplicateName', { kind, seen: name });
  seen.add(`${kind} ${name}`);
}

function checkBody(check: DefinitionCheck, { kind, name, body }: Definition, model: DefinitionModel): void {
  if (!isKind(kind)) {
    check.report('kind', 'unknownKind', { seen: kind });
    return;
  }
  const found = schemaProblems(definitionSchemas[kind], body);
  for (const { path, code, params } of found) check.report(path, code, params);
  const sound = kind === 'object' ? model.objects[name] : found.length === 0 && body;
  if (sound) (kindChecks[kind] as (check: DefinitionCheck, name: string, body: unknown) => void)(check, name, sound);
}

function isKind(kind: string): kind is DefinitionKind {
  return Object.hasOwn(definitionSchemas, kind);
}
