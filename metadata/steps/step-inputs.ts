import { z } from 'zod';
import { checkExpression } from '../check/check-expression.ts';
import { checkFilter } from '../check/check-filter.ts';
import { checkStepText, checkStepTexts, checkTemplate } from '../check/check-step-texts.ts';
import { checkValue } from '../check/check-value.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { linkTo, textField, writableField } from '../check/field-demands.ts';
import type { Field } from '../define/field.ts';
import { keyedList } from '../define/keyed-list.ts';
import { nameSchema } from '../define/name.ts';
import {
  type TypedFormulas,
  type TypedNames,
  type TypedWays,
  typedFormulasSchema,
  typedNamesSchema,
  typedWaysSchema,
} from '../define/named-values.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { FieldDemand } from '../field-types/field-check.ts';
import { fieldType } from '../field-types/index.ts';
import type { Label } from '../label.ts';
import type { Filter } from '../query.ts';
import { filterSchema } from '../query-schemas.ts';
import type { Length } from './length.ts';
import type { StepInput, StepScope } from './step-kind.ts';
import { expressionOf, outputOf, pathsOfValue, pathsOfValues } from './value-paths.ts';

/** The name of an object. */
export function objectInput(label: Label): StepInput<string> {
  return {
    ...{ type: 'object', label, required: true, holds: 'setting', schema: nameSchema },
    check: (check, at, given) => void check.object(at, given),
  };
}

type Values = Record<string, unknown>;

/**
 * Values for fields of an object: that which the input `of` names, else the one that set it off. A value is a literal,
 * `{ me: true }`, `{ record: true }`, `{ expression }`, `{ output }` of an earlier step, or `{ template }`: a text such as `{name} was won`, or
 * one for each language, of which whoever sets it off gets theirs.
 */
export function valuesInput(label: Label, { of }: { of?: string } = {}): StepInput<Values> {
  const objectOf = ({ object, inputs }: Pick<StepScope, 'object' | 'inputs'>) =>
    String((of !== undefined && inputs[of]) || object);
  return {
    ...{ type: 'values', label, required: true, holds: 'values', schema: z.record(nameSchema, z.json()) },
    object: objectOf,
    reads: pathsOfValues,
    check(check, at, given, scope) {
      const object = objectOf(scope);
      if (!Object.hasOwn(check.model.objects, object)) return;
      for (const [name, value] of Object.entries(given)) {
        const field = check.field(`${at}.${name}`, object, name, writableField, 'key');
        if (field) checkFieldValue(check, `${at}.${name}`, { name, field, scope }, value);
      }
    },
  };
}

type Taker = { name: string; field: Field; scope: StepScope };

function checkFieldValue(check: DefinitionCheck, at: string, { name, field, scope }: Taker, value: unknown): void {
  const [source, output] = [expressionOf(value), outputOf(value)];
  const declared = fieldType(field).expressionType(field);
  if (output !== undefined) checkOutput(check, at, { name, field, scope }, output);
  else if (source !== undefined) checkExpression(check, at, { object: scope.object, outputs: scope.outputs, source, declared });
  else if (declared !== 'text' || !checkTemplate(check, at, scope, value)) checkValue(check, at, { name, field }, value);
}

/** The record that an earlier step answers goes where a link to its object does. */
function checkOutput(check: DefinitionCheck, at: string, { name, field, scope }: Taker, output: string): void {
  const shape = scope.outputs.get(output);
  const demand = shape && 'object' in shape ? linkTo(shape.object) : undefined;
  if (!demand)
    check.report(at, 'unknownOutput', {
      seen: output,
      choices: [...scope.outputs.keys()].join(', ') || { zh: '无', en: 'none' },
    });
  else if (!demand.fits(field)) check.report(at, 'unfitField', { seen: name, expected: demand.expected });
}

/** Which records of an object: that which the input `of` names, else the one that set it off. */
export function filterInput(label: Label, { of, required = true }: { of?: string; required?: boolean } = {}): StepInput<Filter> {
  const objectOf = ({ object, inputs }: Pick<StepScope, 'object' | 'inputs'>) =>
    of === undefined ? object : String(inputs[of] ?? '');
  return {
    ...{ type: 'filter', label, required, holds: 'setting', schema: filterSchema, object: objectOf },
    check(check, at, filter, scope) {
      if (Object.hasOwn(check.model.objects, objectOf(scope))) checkFilter(check, at, { object: objectOf(scope), filter });
    },
  };
}

/** A field of the object that the input `object` names, which leads to the record that set it off. */
export function linkInput(label: Label, { required = false } = {}): StepInput<string> {
  return {
    ...{ type: 'link', label, required, holds: 'setting', schema: nameSchema },
    check(check, at, given, { object, inputs }) {
      if (Object.hasOwn(check.model.objects, String(inputs.object)))
        check.field(at, String(inputs.object), given, linkTo(object));
    },
  };
}

/** A text: a literal, `{ template }` or `{ expression }`. */
export function textInput(label: Label): StepInput<unknown> {
  return {
    ...{ type: 'text', label, required: true, holds: 'value', schema: z.json() },
    check: (check, at, given, { object, outputs }) => checkStepText(check, at, { object, outputs }, given),
    reads: pathsOfValue,
  };
}

/** A text that each reader gets in their language: `{ template }`, one or one for each language, a literal or `{ expression }`. The step works it out for each. */
export function readerTextInput(label: Label): StepInput<unknown> {
  return { ...textInput(label), type: 'readerText', holds: 'setting' };
}

/** Fields of the record that hold addresses to write to. */
export function emailsInput(label: Label): StepInput<string[]> {
  return {
    ...pathsInput(label),
    check(check, at, given, { object }) {
      for (const [index, path] of given.entries()) check.field(`${at}.${index}`, object, path, textField);
    },
  };
}

/** The name of a connection. */
export function connectionInput(label: Label): StepInput<string> {
  return {
    ...{ type: 'connection', label, required: true, holds: 'setting', schema: nameSchema },
    check(check, at, given) {
      if (check.model.connections.has(given)) check.refer(at, { kind: 'connection', name: given });
      else check.report(at, 'unknownConnection', { seen: given });
    },
  };
}

/** A record of the object that the input `object` names: `{ record: true }`, the one that set the process off, or `{ output: 'make.record' }`. */
export function recordInput(label: Label): StepInput<unknown> {
  return {
    ...{ type: 'record', label, required: true, holds: 'value' },
    schema: z.union([z.strictObject({ record: z.literal(true) }), z.strictObject({ output: z.string().max(200) })]),
    check(check, at, given, { object, inputs, outputs }) {
      const output = outputOf(given);
      const shape = output === undefined ? { object } : outputs.get(output);
      const choices = [...outputs].flatMap(([name, each]) => ('object' in each && each.object === inputs.object ? [name] : []));
      if (shape && 'object' in shape && shape.object === inputs.object) return;
      const none = { zh: '无', en: 'none' };
      check.report(at, 'unknownOutput', { seen: output ?? object, choices: choices.join(', ') || none });
    },
  };
}

/** The name of a process that a button sets off, for records of the same object. */
export function processInput(label: Label): StepInput<string> {
  return {
    ...{ type: 'process', label, required: true, holds: 'setting', schema: nameSchema },
    check(check, at, given, { object }) {
      const process = Object.hasOwn(check.model.processes, given) ? check.model.processes[given] : undefined;
      if (!process) check.report(at, 'unknownProcess', { seen: given });
      else if (process.kind !== 'button' || process.object !== object) check.report(at, 'unfitProcess', { seen: given, object });
      else check.refer(at, { kind: 'process', name: given });
    },
  };
}

/** What a connection can do. Its connector says what there is, which is not known here. */
export function actionInput(label: Label): StepInput<string> {
  return { type: 'action', label, required: true, holds: 'setting', schema: z.string().max(48) };
}

/** Texts by name that are worked out when they are needed, not when the step is carried out. */
export function laterTextsInput(label: Label): StepInput<Values> {
  return {
    ...{ type: 'texts', label, required: true, holds: 'setting', schema: z.record(z.string().max(48), z.json()) },
    check: (check, at, given, { object, outputs }) => checkStepTexts(check, at, { object, outputs }, given),
    reads: pathsOfValues,
  };
}

/** Fields of the record, also across relations. */
export function pathsInput(label: Label): StepInput<string[]> {
  return {
    ...{ type: 'paths', label, required: false, holds: 'setting', schema: z.array(z.string().max(200)).min(1).max(200) },
    isShown: true,
    check(check, at, given, { object }) {
      for (const [index, path] of given.entries()) check.field(`${at}.${index}`, object, path);
    },
    reads: (given) => given,
  };
}

/** Fields of the record itself. */
export function ownFieldsInput(label: Label, demand: FieldDemand): StepInput<string[]> {
  return {
    ...pathsInput(label),
    ...{ type: 'ownFields', schema: keyedList(z.array(nameSchema).min(1).max(200)), fits: demand.fits },
    check(check, at, given, { object }) {
      for (const [index, name] of given.entries()) check.field(`${at}.${index}`, object, name, demand);
    },
  };
}

/** Which fields of the record take what comes back, by the way to it in the answer: `{ credit_score: 'data.score' }`. */
export function answerInput(label: Label): StepInput<Record<string, string>> {
  return {
    ...{ type: 'answer', label, required: false, holds: 'setting' },
    schema: z.record(
      nameSchema,
      z
        .string()
        .regex(/^[^.\s]+(\.[^.\s]+)*$/)
        .max(200),
    ),
    check(check, at, given, { object }) {
      for (const name of Object.keys(given)) check.field(`${at}.${name}`, object, name, writableField, 'key');
    },
  };
}

const longestWait = { minute: 5_256_000, hour: 87_600, day: 3650, workhour: 10_000, workday: 2000 };

/** A length of time, ten years at the most: `{ amount: 3, unit: 'workday' }`. */
export function lengthInput(label: Label): StepInput<Length> {
  const of = (unit: keyof typeof longestWait) =>
    z.strictObject({ amount: z.number().int().min(1).max(longestWait[unit]), unit: z.literal(unit) });
  return {
    ...{ type: 'length', label, required: true, holds: 'setting' },
    schema: z.union([of('minute'), of('hour'), of('day'), of('workhour'), of('workday')]),
  };
}

/** One of several; the first holds where nothing is said. */
export function choiceInput<Value extends string>(label: Label, choices: Record<Value, Label>): StepInput<Value> {
  return {
    ...{ type: 'choice', label, required: false, holds: 'setting', choices },
    schema: z.enum(Object.keys(choices) as [Value, ...Value[]]) as unknown as z.ZodType<Value>,
  };
}

/** A field of the object that the input `object` names. */
export function fieldInput(label: Label, demand: FieldDemand): StepInput<string> {
  return {
    ...{ type: 'field', label, required: false, holds: 'setting', schema: nameSchema, fits: demand.fits },
    check(check, at, given, { inputs }) {
      if (Object.hasOwn(check.model.objects, String(inputs.object))) check.field(at, String(inputs.object), given, demand);
    },
  };
}

/** A field of the record that set it off, also across relations where it is only read. */
export function ownFieldInput(label: Label, demand: FieldDemand): StepInput<string> {
  return {
    ...{ type: 'ownField', label, required: false, holds: 'setting', schema: z.string().min(1).max(200), fits: demand.fits },
    check: (check, at, given, { object }) => void check.field(at, object, given, demand),
    reads: (given?: string) => (given === undefined ? [] : [given]),
  };
}

/** A whole number. */
export function numberInput(label: Label, { min, max }: { min: number; max: number }): StepInput<number> {
  return { type: 'number', label, required: false, holds: 'setting', schema: z.number().int().min(min).max(max) };
}

/** A formula that comes to a value of a type, which other inputs may say: `{ expression: 'amount * 2' }`. */
export function expressionInput(
  label: Label,
  typeOf: (inputs: StepScope['inputs']) => ExpressionType,
): StepInput<{ expression: string }> {
  return {
    ...{ type: 'expression', label, required: true, holds: 'value', comesTo: typeOf },
    schema: z.strictObject({ expression: z.string().min(1).max(4000) }),
    check(check, at, given, { object, outputs, inputs }) {
      checkExpression(check, at, { object, outputs, source: given.expression, declared: typeOf(inputs) });
    },
    reads: pathsOfValue,
  };
}

/** Values by name, each of a type and with the formula that it comes of: `{ total: { type: 'number', expression: 'amount * 2' } }`. */
export function typedFormulasInput(label: Label, { required = true } = {}): StepInput<TypedFormulas> {
  return {
    ...{ type: 'typedFormulas', label, required, holds: 'values', schema: typedFormulasSchema },
    check(check, at, given, { object, outputs }) {
      for (const [name, { type, expression }] of Object.entries(given))
        checkExpression(check, `${at}.${name}.expression`, { object, outputs, source: expression, declared: type });
    },
    reads: pathsOfValues,
  };
}

/** Values that come from elsewhere, each of a type. */
export function typedNamesInput(label: Label): StepInput<TypedNames> {
  return { type: 'typedNames', label, required: false, holds: 'setting', schema: typedNamesSchema };
}

/** The name of a process that waits to be run by others, for records of the object that the input `object` names. */
export function calledProcessInput(label: Label): StepInput<string> {
  return {
    ...{ type: 'calledProcess', label, required: true, holds: 'setting', schema: nameSchema },
    check(check, at, given, { inputs }) {
      const process = Object.hasOwn(check.model.processes, given) ? check.model.processes[given] : undefined;
      const object = String(inputs.object);
      if (!process) check.report(at, 'unknownProcess', { seen: given });
      else if (process.kind !== 'call' || process.object !== object) check.report(at, 'unfitCall', { seen: given, object });
      else check.refer(at, { kind: 'process', name: given });
    },
  };
}

/** How much each of the people who are named counts, beside the others; one where nothing is said. */
export const weightsInput: StepInput<Record<string, number>> = {
  ...{ type: 'weights', label: { zh: '权重', en: 'Weights' }, required: false, holds: 'setting' },
  schema: z.record(z.uuid(), z.number().int().min(1).max(100)),
};

/** Values that an answer holds, each of a type and with the way to it. */
export function typedWaysInput(label: Label): StepInput<TypedWays> {
  return { type: 'typedWays', label, required: false, holds: 'setting', schema: typedWaysSchema };
}
