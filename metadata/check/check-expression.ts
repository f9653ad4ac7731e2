import type { ExpressionNode } from '../expression/ast.ts';
import { prepareExpression } from '../expression/check.ts';
import type { CheckedExpression } from '../expression/checked.ts';
import { expressionTypeLabels, formatExpressionError } from '../expression/expression-error.ts';
import { expressionPaths, nodesOf } from '../expression/expression-paths.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { ExpressionNeed } from '../expression/function.ts';
import { parseExpression } from '../expression/parse.ts';
import { fieldType } from '../field-types/index.ts';
import { resolvePath } from '../resolve-path.ts';
import { systemFields } from '../system-fields.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { rootOfPath, type StepOutputs, typeOfOutput } from './step-path.ts';

/** An expression over a record of `object`; `declared` is the type that must come out. */
export type ExpressionUse = {
  object: string;
  source: string;
  declared: ExpressionType;
  has?: ReadonlySet<ExpressionNeed>;
  /** What earlier steps of a process answer, to be read as `steps.make.record.name`. */
  outputs?: StepOutputs;
};

/** Syntax, fields and result type of an expression; what it is where nothing is wrong with it. */
export function checkExpression(
  check: DefinitionCheck,
  at: string,
  { object, source, declared, has, outputs }: ExpressionUse,
): CheckedExpression | undefined {
  const { objects, broken } = check.model;
  let meetsBroken = false;
  const resolve = (path: string): ExpressionType | undefined => {
    const answered = typeOfOutput(path, outputs);
    if (answered) return answered;
    const root = rootOfPath(path, { object, outputs });
    const field = root && resolvePath(objects, root.object, root.path)?.at(-1)?.field;
    if (!field) meetsBroken ||= [...broken].some((name) => path.endsWith(name.slice(name.indexOf('.') + 1)));
    const type = field && fieldType(field).expressionType(field);
    return type === 'none' ? undefined : type;
  };
  const names = () => [
    ...Object.keys(objects[object]?.fields ?? {}),
    ...Object.keys(systemFields),
    ...[...(outputs?.keys() ?? [])].map((output) => `steps.${output}`),
  ];
  const checked = prepareExpression(source, { resolve, names, has });
  noteUsages(check, at, { object, source, outputs });
  if (!checked.ok) {
    if (meetsBroken) return undefined;
    for (const error of checked.errors) {
      check.report(at, 'badFormula', {
        reason: { zh: formatExpressionError(error, 'zh'), en: formatExpressionError(error, 'en') },
      });
    }
    return undefined;
  }
  if (checked.type !== declared && checked.type !== 'none') {
    const [found, wanted] = [expressionTypeLabels[checked.type], expressionTypeLabels[declared]];
    check.report(at, 'wrongResult', { found, declared: wanted });
    return undefined;
  }
  return checked.expression;
}

/** The fields that an expression reads, and the options that it compares them with. */
function noteUsages(check: DefinitionCheck, at: string, { object, source, outputs }: Omit<ExpressionUse, 'declared'>): void {
  const parsed = parseExpression(source);
  if (!parsed.ok || !Object.hasOwn(check.model.objects, object)) return;
  for (const path of expressionPaths(parsed.ast)) {
    const root = rootOfPath(path, { object, outputs });
    if (!root || !resolvePath(check.model.objects, root.object, root.path)) continue;
    check.field(at, root.object, root.path, undefined, { as: 'formula', prefix: root.prefix });
  }
  for (const { path, texts } of comparedTexts(parsed.ast)) {
    const root = rootOfPath(path, { object, outputs });
    const field = root && resolvePath(check.model.objects, root.object, root.path)?.at(-1)?.field;
    const values = texts.map(({ value }) => value);
    if (root && field) check.option(at, field, values, { as: 'formula', root: root.object, prefix: root.prefix });
  }
}

type TextNode = Extract<ExpressionNode, { kind: 'text' }>;

/** Texts that stand beside a path in one call: `stage = "won"`, `IN(stage, "won", "lost")`; those it is joined with are no options. */
export function comparedTexts(ast: ExpressionNode): { path: string; texts: TextNode[] }[] {
  return nodesOf(ast).flatMap((node) => {
    if (node.kind !== 'call' || node.name === '&') return [];
    const texts = node.arguments.filter((each): each is TextNode => each.kind === 'text');
    return node.arguments.flatMap((each) => (each.kind === 'path' && texts.length > 0 ? [{ path: each.path, texts }] : []));
  });
}
