import type { Locale } from '@tenon/metadata';
import { type FixedOperation, fixedOperations } from './fixed-operations.ts';
import { operation } from './operation.ts';
import type { Schema } from './schemas.ts';

/** Paths that are the same for every model. */
export function fixedPaths(locale: Locale): Record<string, Schema> {
  const paths: Record<string, Schema> = {};
  for (const each of fixedOperations) {
    const [method, path] = each.on.split(' ') as [string, string];
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(each, locale) };
  }
  return paths;
}

function describe({ id, tag, text, parameters, body, bodyType, status = 200, answer }: FixedOperation, locale: Locale): Schema {
  const schema = answer === false ? undefined : (answer ?? { type: 'object', additionalProperties: true });
  return operation({
    id,
    tag,
    summary: text[locale],
    description: text[locale],
    parameters,
    body,
    bodyType,
    answers: { [status]: schema },
  });
}
