import type { ConnectorFields, Problem } from '@tenon/metadata';
import { fieldType } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { problem } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readingContext } from '../../query/reading-context.ts';

export type Read = { values: Record<string, unknown>; problems: Problem[] };
type Given = { fields: ConnectorFields; given: Record<string, unknown>; at: string };

/** Values for the fields of a connector, as its field types read them; every problem is noted with its place, `settings.url`. */
export function readInputs(workspace: Workspace, actor: Pick<Actor, 'locale'>, { fields, given, at }: Given): Read {
  const context = readingContext(workspace, { locale: actor.locale, timeZone: workspace.timeZone });
  const values: Record<string, unknown> = {};
  const problems = Object.keys(given)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => problem('unknownField', `${at}.${name}`, { field: name }));
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name] ?? field.default;
    const parsed = value == null || value === '' ? undefined : fieldType(field).parse(value, field, context);
    if (parsed && !parsed.ok) problems.push({ ...parsed.problem, field: `${at}.${name}` });
    else if (parsed?.value != null) values[name] = parsed.value;
    else if (field.required) problems.push(problem('required', `${at}.${name}`, { label: field.label }));
  }
  return { values, problems };
}
