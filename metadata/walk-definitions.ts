import { checkButtons } from './buttons/check-buttons.ts';
import { checkApp } from './check/check-app.ts';
import { checkConnection } from './check/check-connection.ts';
import { checkCycles } from './check/check-cycles.ts';
import { checkDashboard } from './check/check-dashboard.ts';
import { checkFormulaSizes } from './check/check-formula-sizes.ts';
import { checkLayout } from './check/check-layout.ts';
import { checkList, checkNamedLists, isOfNamedList } from './check/check-list.ts';
import { checkObject } from './check/check-object.ts';
import { checkReport } from './check/check-report.ts';
import { checkRequiredLinks } from './check/check-required-links.ts';
import { checkRole } from './check/check-role.ts';
import { checkView } from './check/check-view.ts';
import { type CheckFindings, type DefinitionCheck, type DefinitionModel, startCheck } from './check/definition-check.ts';
import { type DefinitionKind, definitionSchemas } from './check/definition-schemas.ts';
import { type SchemaProblem, schemaProblems } from './check/schema-problems.ts';
import type { Definition } from './define/definition.ts';
import { nameSchema } from './define/name.ts';
import type { ObjectBody } from './define/object.ts';
import { fillBody } from './field-types/fill-lists.ts';
import { oncePerFrozen } from './once-per-frozen.ts';
import { checkProcess } from './steps/check-process.ts';

type KindCheck = (check: DefinitionCheck, name: string, body: never) => void;

const kindChecks = {
  list: checkList,
  object(check, name, body: ObjectBody) {
    checkObject(check, name, body);
    if (body.buttons) checkButtons(check, name, body.buttons);
  },
  view: checkView,
  layout: checkLayout,
  role: checkRole,
  report: checkReport,
  dashboard: checkDashboard,
  process: checkProcess,
  connection: checkConnection,
  app: checkApp,
} satisfies Record<DefinitionKind, KindCheck>;

/** Checks each definition as `own` has it; what it names is looked up in `model`, which may know more than counts. */
export function walkDefinitions(
  definitions: readonly Definition[],
  own: DefinitionModel,
  model: DefinitionModel = own,
): CheckFindings {
  const findings: CheckFindings = { problems: [], usages: [] };
  const checkOf = (definition: Definition) => startCheck(model, definition, findings);
  const seen = new Set<string>();
  for (const definition of definitions) {
    const check = checkOf(definition);
    checkName(check, definition, seen);
    checkBody(check, definition, own);
  }
  const checkOfObject = (name: string) => checkOf({ kind: 'object', name, body: undefined });
  checkCycles(own.objects, checkOfObject);
  checkRequiredLinks(own.objects, checkOfObject);
  checkFormulaSizes(own.objects, checkOfObject);
  const { problems, usages } = findings;
  return { problems, usages: usages.filter(({ kind, name, to }) => to.field || kind !== to.kind || name !== to.name) };
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
  const whole = kind === 'object' ? fillBody(body, model.lists) : body;
  if (kind === 'object') checkNamedLists(check, whole);
  const found = problemsOf[kind](whole).filter(({ path }) => !isOfNamedList(whole, path));
  for (const { path, code, params } of found) check.report(path, code, params);
  const sound = kind === 'object' ? model.objects[name] : found.length === 0 && whole;
  if (sound) (kindChecks[kind] as (check: DefinitionCheck, name: string, body: unknown) => void)(check, name, sound);
}

/** What is wrong with a body in itself, whatever else there is. */
const problemsOf = Object.fromEntries(
  Object.entries(definitionSchemas).map(([kind, schema]) => [kind, oncePerFrozen((body) => schemaProblems(schema, body))]),
) as Record<DefinitionKind, (body: unknown) => SchemaProblem[]>;

function isKind(kind: string): kind is DefinitionKind {
  return Object.hasOwn(definitionSchemas, kind);
}
