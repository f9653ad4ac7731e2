import { type ExpressionType, type Field, fieldType, type Label } from '@tenon/metadata';
import { checkOneField } from '@tenon/metadata/check/check-one-field.ts';
import type { Actor } from '../../access/actor.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { trialName, withTrialField } from '../../catalog/with-trial-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { invalidQuery } from '../../query/parse/query-error.ts';
import { startCompiler } from '../../query/source.ts';
import { openObject } from '../../query/statements/list.ts';
import { compileValue } from '../../query/value.ts';
import { askTried, newestTen, type TriedRecord, titleOf } from './tried-records.ts';

/**
 * What a computed field that nobody has made yet would hold for the newest ten records that the actor may see: a formula, a lookup or a rollup. Whatever
 * the actor may not see is not worked out. Throws `notFound`, `invalidQuery`.
 */
export async function tryField(
  workspace: Workspace,
  actor: Actor,
  { object, field: given }: { object: string; field: unknown },
): Promise<{ type: ExpressionType; records: TriedRecord[] }> {
  const { snapshot } = workspace;
  openObject(startCompiler(snapshot, viewerOf(snapshot, actor)), object);
  const bodies = Object.fromEntries([...snapshot.objects].map(([name, { body }]) => [name, body]));
  const [problem] = checkOneField(bodies, object, { name: trialName, field: given });
  if (problem) throw badField(problem);
  const field = given as Field;
  if (!isComputed(field)) throw badField(notComputed);
  const trial = withTrialField(snapshot, object, field);
  const source = openObject(startCompiler(trial, viewerOf(trial, actor)), object);
  const value = compileValue(source, trialName, 'field');
  const terms = { value: value.sql, title: titleOf(source), reads: [] };
  const { records } = await askTried(workspace, actor)(newestTen(source, terms), terms);
  return { type: value.type.expressionType(value.definition as never), records };
}

function badField(reason: Label) {
  return invalidQuery('field', { code: 'badExpression', params: { reason } });
}

const notComputed = { zh: '只能试算自动计算的字段', en: 'only a computed field can be tried' };

function isComputed(field: Field): boolean {
  const { source } = fieldType(field);
  return source === 'expression' || source === 'rollup';
}
