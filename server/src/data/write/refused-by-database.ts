import { badRequest, invalid, problem, TenonError } from '../../base/errors.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';

type DriverError = { code?: string; detail?: string; column?: string; routine?: string; cause?: unknown };

/** What a statement answers that was told to fail where something is not as expected: it divides by nothing. */
export const dividedByNothing = '22012';

/** Where PostgreSQL finds that a row does not fit a page; for an index it is another. */
const ofRows = 'RelationGetBufferForTuple';

/** Two writers met: a unique value taken meanwhile, or a deadlock that PostgreSQL broke. Running again tells what is the matter. */
export function isLostRace(error: unknown): boolean {
  const { code } = driverError(error);
  return code === '23505' || code === '40P01' || code === '40001';
}

/** What the database refused after the pipeline's own checks had passed, said like one of them; once it is said, it stays so. */
export function toRefusal({ snapshot }: Workspace, object: string, error: unknown): unknown {
  if (error instanceof TenonError && ['invalid', 'badRequest'].includes(error.code)) return error;
  const { code = '', detail = '', routine } = driverError(error);
  const fields = [...(snapshot.objects.get(object)?.fields.values() ?? [])];
  const [, columns = '', values = ''] = /^Key \((.*)\)=\((.*)\) /s.exec(detail) ?? [];
  const field = fields.find((each) => !each.system && each.columns.some(({ name }) => new RegExp(`\\b${name}\\b`).test(columns)));
  if (code === '23505' && field)
    // Of several columns one may be hidden from the writer.
    return invalid(
      [problem('notUnique', field.name, { label: labelOf(field), seen: columns.includes(',') ? '' : values.slice(0, 80) })],
      error,
    );
  if (code === '23505' && columns === 'id') return new TenonError('alreadyDone', { cause: error });
  if (code === '23503' && field)
    return invalid([problem('notFound', field.name, { label: labelOf(field), seen: values })], error);
  if (code === '54000' && routine === ofRows)
    return badRequest(
      {
        zh: '各字段的内容合起来过大，请缩短或清空一些字段',
        en: 'the values of its fields are too large together; shorten or clear some',
      },
      error,
    );
  if (code === '54000') return badRequest({ zh: '唯一字段的值过长', en: 'the value of a unique field is too long' }, error);
  if (code.startsWith('22')) return badRequest({ zh: '有一个值无法保存', en: 'a value cannot be stored' }, error);
  return error;
}

function driverError(error: unknown): DriverError {
  return ((error instanceof TenonError ? error.details.cause : error) ?? {}) as DriverError;
}

function labelOf({ definition }: CompiledField): { zh: string; en: string } {
  return definition.label;
}
