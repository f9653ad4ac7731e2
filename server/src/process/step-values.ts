import { evaluateExpression, expressionPaths, parseExpression, prepareExpression, type WireRecord } from '@tenon/metadata';
import { TenonError } from '../base/errors.ts';
import { resolveField } from '../catalog/resolve-field.ts';
import type { Snapshot } from '../catalog/snapshot.ts';

type Values = Record<string, unknown>;
type Situation = { record: WireRecord; object: string; userId: string; now: string; timeZone: string };

/** The fields of the triggering record that a step's expressions read. */
export function pathsOfValues(values: Values): string[] {
  return Object.values(values).flatMap((value) => {
    const source = expressionOf(value);
    const parsed = source === undefined ? undefined : parseExpression(source);
    return parsed?.ok ? expressionPaths(parsed.ast) : [];
  });
}

/** A step's values for one record: literals as they are, `{ me: true }`, `{ record: true }` and `{ expression }` worked out. */
export function resolveValues(values: Values, situation: Situation, snapshot: Snapshot): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, resolveValue(value, situation, snapshot)]));
}

function resolveValue(value: unknown, situation: Situation, snapshot: Snapshot): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('me' in value) return situation.userId;
  if ('record' in value) return { object: situation.object, id: situation.record.id };
  const source = expressionOf(value);
  return source === undefined ? value : evaluate(source, situation, snapshot);
}

function evaluate(source: string, { record, object, now, timeZone }: Situation, snapshot: Snapshot): unknown {
  const typeOf = (path: string) => {
    const field = resolveField(snapshot, object, path)?.at(-1);
    return field?.type.expressionType(field.definition as never);
  };
  const checked = prepareExpression(source, { resolve: typeOf, names: () => [] });
  if (!checked.ok) throw new TenonError('invalidQuery', { params: { detail: source } });
  const value = (path: string) => comparable(record[path]);
  return evaluateExpression(checked.expression, { value, now, timeZone });
}

/** Money counts in base currency, as everywhere in expressions. */
function comparable(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'base' in value ? value.base : value;
}

function expressionOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'expression' in value ? String(value.expression) : undefined;
}
