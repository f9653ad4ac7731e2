import type { Label } from '@tenon/metadata';
import { invalid } from '../../base/errors.ts';
import { publishProblem } from '../publish-problem.ts';
import type { Snapshot } from '../snapshot.ts';

/** What people call what is stored in a column of an object. */
export type LabelOf = (object: string, column?: string) => Label;

/** Labels as they will be; what stands in no definition is called by its name. */
export function labelsOf({ objects }: Pick<Snapshot, 'objects'>): LabelOf {
  return (object, column) => {
    const found = objects.get(object);
    const field = [...(found?.fields.values() ?? [])].find(
      ({ name, columns }) => name === column || columns.some((each) => each.name === column),
    );
    const name = column ?? object;
    return (column === undefined ? found?.body.label : field?.definition.label) ?? { zh: name, en: name };
  };
}

/** What keeps an index or a column from being made, where values or the table do: told to whoever publishes. Anything else stays what it is. */
export function asIndexProblem({ table, labelOf }: { table: string; labelOf: LabelOf }, error: unknown): unknown {
  const { code, detail = '' } = error as { code?: string; detail?: string };
  const [, seen] = /=\((.*)\)/s.exec(detail) ?? [];
  const [, field = ''] = /Key \((?:lower\()?"?(?:~new_)?([a-z0-9_]+)/.exec(detail) ?? [];
  const place = { kind: 'object', name: table, ...(field && { path: `fields.${field}` }) };
  if (code === '23505' && seen !== undefined)
    return invalid([publishProblem(place, 'duplicates', { label: labelOf(table, field), seen: seen.slice(0, 80) })]);
  if (code === '54011') return invalid([publishProblem(place, 'noMoreColumns', { seen: labelOf(table) })]);
  if (code === '54000') return invalid([publishProblem(place, 'longValues', {})]);
  return error;
}
