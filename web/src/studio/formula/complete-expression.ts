import { readStepPath, type StepOutputs } from '../../../../metadata/check/step-path.ts';
import type { ExpressionFunction, ExpressionNeed } from '../../../../metadata/expression/function.ts';
import { functionCatalogue } from '../../../../metadata/expression/functions/catalogue.ts';
import { functionSignature } from '../../../../metadata/expression/signature.ts';
import type { Label } from '../../../../metadata/label.ts';
import type { FieldModel, Model } from '../../../../metadata/wire.ts';
import { findField, relatedObject } from '../../fields/find-field.ts';
import { matches } from '../words/matches.ts';

/** Something that may stand where one types: `insert` takes the place of the word that is begun. */
export type Completion = {
  insert: string;
  label: Label;
  kind: 'field' | 'function' | 'option';
  signature?: Label;
  entry?: ExpressionFunction;
};

/** The word that is begun before the caret, and what fits it. */
export type Completing = { start: number; words: string; completions: Completion[] };

type Scope = {
  model: Pick<Model, 'objects'>;
  object: string;
  has?: ReadonlySet<ExpressionNeed>;
  /** Within a process: what earlier steps answer, and what people call it. */
  outputs?: StepOutputs | undefined;
  answers?: ReadonlyMap<string, string> | undefined;
  /** A Chinese name in pinyin, without spaces: `金额` → `jine`. */
  spell?: (text: string) => string;
};

const mostShown = 30;
/** Longer words are no paths; what is looked back for at the caret is no longer, whatever the text. */
const longestPath = 300;

/**
 * What can follow at the caret: fields of the record, and behind a dot those of the record that a relation leads to; then functions. Found by API name,
 * by name in either language and by pinyin. Within a text that a choice is compared with stand its options; within any other text nothing.
 */
export function completeExpression(
  source: string,
  caret: number,
  { model, object, has = new Set(), outputs, answers, spell }: Scope,
): Completing | undefined {
  const before = source.slice(0, caret);
  if (isInText(before)) return completeOption(before, { model, object, spell });
  const typed = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before.slice(-longestPath))?.[0] ?? '';
  const dot = typed.lastIndexOf('.');
  const way = typed.slice(0, Math.max(0, dot));
  const words = typed.slice(dot + 1);
  const root = rootOfWay(way, { object, outputs });
  const target = root && (root.path === '' ? root.object : targetOf(model, root.object, root.path));
  const fields = Object.entries(model.objects[target ?? '']?.fields ?? {});
  const named = fields.filter(([name, { label }]) => matches(words, label, name) || isSpelt(words, label, spell));
  const functions =
    way === '' && words !== '' ? functionCatalogue.filter((entry) => isOffered(entry, words, { has, spell })) : [];
  const completions = [
    ...(way === '' ? completeAnswers(words, answers) : []),
    ...rank(named, words).map(([name, field]): Completion => ({ insert: name, label: field.label, kind: 'field' })),
    ...functions.map(
      (entry): Completion => ({
        ...{ insert: `${entry.name}(`, label: entry.label, kind: 'function', entry },
        signature: functionSignature(entry),
      }),
    ),
  ];
  return { start: caret - words.length, words, completions: completions.slice(0, mostShown) };
}

/** A way leads from a field of the record, or from what an earlier step answers: `steps.each.item.account`. */
function rootOfWay(
  way: string,
  { object, outputs }: Pick<Scope, 'object' | 'outputs'>,
): { object: string; path: string } | undefined {
  const step = readStepPath(way);
  if (!step) return { object, path: way };
  const shape = outputs?.get(step.output);
  return shape && 'object' in shape ? { object: shape.object, path: step.rest ?? '' } : undefined;
}

function completeAnswers(words: string, answers: Scope['answers'] = new Map()): Completion[] {
  return [...answers]
    .map(([output, name]): Completion => ({ insert: `steps.${output}`, label: { zh: name, en: name }, kind: 'field' }))
    .filter(({ insert, label }) => matches(words, label, insert));
}

/** `stage = "` and `IN(stage, "won", "`: the options of what the text is compared with. */
const compared = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_.]*)\s*(?:=|<>|!=|,(?:\s*"[^"]*"\s*,)*)\s*["“＂]([^"”＂]*)$/u;

function completeOption(before: string, { model, object, spell }: Scope): Completing | undefined {
  const [, path = '', words = ''] = compared.exec(before) ?? [];
  const field = path === '' ? undefined : findField(model, object, path)?.field;
  if (!field || !('options' in field)) return undefined;
  const fits = ({ value, label }: { value: string; label: Label }) =>
    matches(words, label, value) || isSpelt(words, label, spell);
  const completions = field.options
    .filter((option) => !option.archived && fits(option))
    .map(({ value, label }): Completion => ({ insert: value, label, kind: 'option' }));
  return { start: before.length - words.length, words, completions: completions.slice(0, mostShown) };
}

/** What takes the place of the word that was begun; a bracket that is there already is not written twice. */
export function takenText({ insert }: Completion, following: string): string {
  return insert.endsWith('(') && /^[(（]/.test(following) ? insert.slice(0, -1) : insert;
}

/** The function in whose brackets the caret stands. */
export function functionAt(source: string, caret: number): string | undefined {
  const open: (string | undefined)[] = [];
  for (const [token] of source
    .slice(0, caret)
    .matchAll(/"(?:[^"]|"")*"?|(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]*\s*[(（]|[(（]|[)）]/gu)) {
    if (/^[)）]$/.test(token)) open.pop();
    else if (/[(（]$/.test(token)) open.push(/^[\p{L}_][\p{L}\p{N}_.]*/u.exec(token)?.[0].toUpperCase());
  }
  return open.findLast((name) => name !== undefined);
}

function isInText(before: string): boolean {
  return (before.replaceAll(/\\["\\]/g, '').match(/["“”＂]/g)?.length ?? 0) % 2 === 1;
}

function targetOf(model: Scope['model'], object: string, way: string): string | undefined {
  const field = findField(model, object, way)?.field;
  return field && relatedObject(field);
}

function isOffered(
  { name, label, needs }: ExpressionFunction,
  words: string,
  { has, spell }: Pick<Scope, 'has' | 'spell'>,
): boolean {
  if (needs !== undefined && !has?.has(needs)) return false;
  return name.startsWith(words.toUpperCase()) || matches(words, label, name) || isSpelt(words, label, spell);
}

function isSpelt(words: string, { zh }: Label, spell: Scope['spell']): boolean {
  return spell !== undefined && /^[a-z]{2,}$/i.test(words) && spell(zh).startsWith(words.toLowerCase());
}

/** What begins with the words comes first. */
function rank(fields: [string, FieldModel][], words: string): [string, FieldModel][] {
  const begins = ([name, { label }]: [string, FieldModel]) =>
    [name, label.zh, label.en].some((text) => text.toLowerCase().startsWith(words.toLowerCase())) ? 0 : 1;
  return fields.toSorted((one, other) => begins(one) - begins(other));
}
