import type { CompiledObject } from '../../../catalog/snapshot.ts';
import { commonGroup, headerForms, headerWords, isTitleWord, mainWords } from './column-words.ts';
import { externalIdOf, namesOf, objectNames, type Target } from './field-targets.ts';

/** Any other field that is called so is meant first. */
const leastTitleScore = 0.8;
/** Below this, headers are merely alike. */
export const leastSure = 0.885;

/** All its words, and those before a comma. */
export type Header = { words: string; main: string | undefined };

/** The words of a header, all and the ones that count. */
export function readHeader(text: string): Header {
  return { words: headerWords(text), main: mainWords(text) };
}

/** How well a header fits a field, from 0 to 1. */
export function scoreOf({ words: header, main }: Header, target: Target, object: CompiledObject): number {
  if (target.field === externalIdOf(object)) {
    if (isOwn(header, /^(.*?) ?id$/, object)) return 0.95;
    if (isOwn(header, /^(.*?) ?(?:编号|编码)$/, object)) return 0.85;
  }
  if (target.field === object.title && isNumbered(header, object)) return 0;
  const forms = [...headerForms(header), ...withoutSubject(header, object)];
  const best = Math.max(
    ...forms.flatMap((form, at) => target.names.map((name) => similarity(form, name) * (1 - at * 0.01))),
    target.field === object.title ? titleScore(main, forms, target) : 0,
  );
  return best * (target.own ? 1 : 0.97);
}

/** `Name`, or `Company, legal`. */
function titleScore(main: string | undefined, forms: readonly string[], { names }: Target): number {
  const isMeant = main !== undefined && (isTitleWord(main) || names.some((name) => similarity(main, name) >= leastSure));
  return isMeant || forms.some(isTitleWord) ? leastTitleScore : 0;
}

/** `Account no.` is a number that the platform gives, and no name. */
function isNumbered(header: string, { fields }: CompiledObject): boolean {
  return [...fields.values()].some(
    ({ name, type, definition }) => type.counter !== undefined && namesOf(name, definition.label).includes(header),
  );
}

/** In a file of accounts, `Account Status` is the status. */
function withoutSubject(header: string, object: CompiledObject): string[] {
  return objectNames(object).flatMap((name) => {
    const rest = header.startsWith(name) ? header.slice(name.length).trim() : '';
    return rest === '' ? [] : [rest];
  });
}

/** `Id`, or the object's name with it: `opportunity_id`. */
function isOwn(header: string, id: RegExp, object: CompiledObject): boolean {
  const subject = id.exec(header)?.[1];
  return subject !== undefined && (subject === '' || objectNames(object).some((name) => similarity(subject, name) >= 0.85));
}

/** 1 for the same words, less for synonyms, and least for words that are merely alike. */
function similarity(header: string, name: string): number {
  if (header === name) return 1;
  if (header.replaceAll(' ', '') === name.replaceAll(' ', '')) return 0.98;
  const group = commonGroup(header, name);
  if (group !== undefined) return 0.92 - group * 0.0005;
  // A column of ids is no column of names, however alike they are.
  if (header.endsWith(' id') !== name.endsWith(' id')) return 0;
  return header.endsWith(' id') ? similarity(header.slice(0, -3), name.slice(0, -3)) * 0.99 : likeness(header, name) * 0.88;
}

/** Shared letter pairs of both, as a share of all. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length < 3 || right.length < 3) return 0;
  const open = [...right];
  const shared = left.filter((pair) => {
    const at = open.indexOf(pair);
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

function pairs(text: string): string[] {
  const joined = text.replaceAll(' ', '');
  return Array.from({ length: Math.max(0, joined.length - 1) }, (_, at) => joined.slice(at, at + 2));
}
