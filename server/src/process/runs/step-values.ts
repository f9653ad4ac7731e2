import {
  type CheckedExpression,
  evaluateExpression,
  fillTemplate,
  type Locale,
  outputOf,
  parseExpression,
  pathsOfValues,
  prepareExpression,
  rootOfPath,
  type StepOutputs,
  templateOf,
  typeOfOutput,
  type WireRecord,
} from '@tenon/metadata';
import { noUser } from '../../access/actors.ts';
import { holdsAmounts } from '../../access/object-model.ts';
import { TenonError } from '../../base/errors.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';

type Values = Record<string, unknown>;
export type Situation = {
  record: WireRecord;
  object: string;
  /** The object that the values are for, where they are written to records. */
  into?: string;
  userId: string;
  now: string;
  timeZone: string;
  /** Of the texts that templates make. */
  locale: Locale;
  /** What earlier steps answered: records by name, by step. */
  outputs?: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** What of that the definition says; values by paths such as `steps.make.record.name` stand in `record`. */
  shapes?: StepOutputs;
  /** How a value is written within a template. */
  quote?(text: string): string;
};

/** A step's values for one record: literals as they are, `{ me: true }`, `{ today: true }`, `{ record: true }`, `{ output }`, `{ template }` and `{ expression }` worked out. */
export function resolveValues(values: Values, situation: Situation, snapshot: Snapshot): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, resolveValue(value, situation, { snapshot, name })]),
  );
}

type ValueName = { snapshot: Snapshot; name: string };

/** One such value, under the name of a field or an input. */
export function resolveValue(value: unknown, situation: Situation, { snapshot, name }: ValueName): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('me' in value) return situation.userId === noUser ? null : situation.userId;
  if ('today' in value) return momentFor(situation, { snapshot, name });
  if ('record' in value) return { object: situation.object, id: situation.record.id };
  const [source, template, output] = [expressionOf(value), templateOf(value), outputOf(value)];
  if (output !== undefined) return showOutput(output, situation);
  if (template !== undefined) {
    const text = typeof template === 'string' ? template : template[situation.locale];
    return fillTemplate(text, (path) => showValue(path, situation, snapshot));
  }
  if (source === undefined) return value;
  const target = snapshot.objects.get(situation.into ?? '')?.fields.get(name);
  return target?.type.readsBeside ? resolveAmount(source, situation, snapshot) : evaluateOver(source, situation, snapshot);
}

/** The day, or for a field that knows the time the moment. */
function momentFor(situation: Situation, { snapshot, name }: ValueName): unknown {
  const field = snapshot.objects.get(situation.into ?? '')?.fields.get(name);
  const isMoment = field?.type.expressionType(field.definition as never) === 'datetime';
  return isMoment ? situation.now : evaluateOver('TODAY()', situation, snapshot);
}

/** Of a step that found nothing to do there is none. */
function showOutput(output: string, { outputs }: Situation): unknown {
  const [step = '', name = ''] = output.split('.');
  return outputs?.get(step)?.[name] ?? null;
}

/** An amount is taken over as it is booked; one that is worked out of amounts is worth so much in base currency. */
function resolveAmount(source: string, situation: Situation, snapshot: Snapshot): unknown {
  const { record } = situation;
  const fieldOf = (path: string) => fieldAt(path, situation, snapshot);
  const parsed = parseExpression(source);
  if (parsed.ok && parsed.ast.kind === 'path' && fieldOf(parsed.ast.path)?.type.readsBeside) return record[parsed.ast.path];
  const worth = evaluateOver(source, situation, snapshot);
  const readsAmounts = pathsOfValues({ source: { expression: source } }).some((path) => {
    const field = fieldOf(path);
    return field !== undefined && holdsAmounts(snapshot, field.object, field.name);
  });
  return worth !== null && readsAmounts ? { worth } : worth;
}

/** A value of the record as a person reads it. */
function showValue(path: string, situation: Situation, snapshot: Snapshot): string {
  const { record, locale, timeZone, quote } = situation;
  const field = fieldAt(path, situation, snapshot);
  const value = record[path];
  if (value == null || (!field && !typeOfOutput(path, situation.shapes))) return '';
  if (!field) return quote ? quote(String(value)) : String(value);
  const text = field.type.toText(value, field.definition as never, locale, timeZone);
  return quote ? quote(text) : text;
}

/** The field that a path leads to, of the record or of one that an earlier step answered. */
function fieldAt(path: string, { object, shapes }: Pick<Situation, 'object' | 'shapes'>, snapshot: Snapshot) {
  const root = rootOfPath(path, { object, outputs: shapes });
  return root && resolveField(snapshot, root.object, root.path)?.at(-1);
}

type Evaluation = Pick<Situation, 'record' | 'object' | 'now' | 'timeZone' | 'shapes'>;

/** What an expression says of a record, of which its paths were read. Throws `invalidQuery` when it does not fit the model. */
export function evaluateOver(source: string, over: Evaluation, snapshot: Snapshot): unknown {
  const { record, now, timeZone } = over;
  const value = (path: string) => comparable(record[path]);
  return evaluateExpression(checkedOnce(source, over, snapshot), { value, now, timeZone });
}

const checked = new WeakMap<StepOutputs, Map<string, CheckedExpression>>();

/** The records of a set are worked out by one and the same expressions: what their steps answer stands for the set. */
function checkedOnce(source: string, over: Evaluation, snapshot: Snapshot): CheckedExpression {
  if (!over.shapes) return check(source, over, snapshot);
  const known = checked.get(over.shapes) ?? new Map<string, CheckedExpression>();
  checked.set(over.shapes, known);
  const key = `${snapshot.revision} ${over.object} ${source}`;
  const expression = known.get(key) ?? check(source, over, snapshot);
  known.set(key, expression);
  return expression;
}

function check(source: string, over: Evaluation, snapshot: Snapshot): CheckedExpression {
  const { shapes } = over;
  const typeOf = (path: string) => {
    const answered = typeOfOutput(path, shapes);
    if (answered) return answered;
    const field = fieldAt(path, over, snapshot);
    return field?.type.expressionType(field.definition as never);
  };
  const result = prepareExpression(source, { resolve: typeOf, names: () => [] });
  if (!result.ok) throw new TenonError('invalidQuery', { params: { detail: source } });
  return result.expression;
}

/** Money counts in base currency, as everywhere in expressions. */
function comparable(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'base' in value ? value.base : value;
}

function expressionOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'expression' in value ? String(value.expression) : undefined;
}
