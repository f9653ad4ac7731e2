import { invalid } from '../../base/errors.ts';
import { publishProblem } from '../publish-problem.ts';

/** What keeps an index or a column from being made, where values or the table do: told to whoever publishes. Anything else stays what it is. */
export function asIndexProblem(table: string, error: unknown): unknown {
  const { code, detail = '' } = error as { code?: string; detail?: string };
  const [, seen] = /=\((.*)\)/s.exec(detail) ?? [];
  const [, field = ''] = /Key \((?:lower\()?"?(?:~new_)?([a-z0-9_]+)/.exec(detail) ?? [];
  const place = { kind: 'object', name: table, ...(field && { path: `fields.${field}` }) };
  if (code === '23505' && seen !== undefined)
    return invalid([publishProblem(place, 'duplicates', { label: { zh: field, en: field }, seen: seen.slice(0, 80) })]);
  if (code === '54011') return invalid([publishProblem(place, 'noMoreColumns', { seen: table })]);
  if (code === '54000') return invalid([publishProblem(place, 'longValues', {})]);
  return error;
}
