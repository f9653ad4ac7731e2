import type { Label, Problem } from '@tenon/metadata';
import { TenonError } from '../../base/errors.ts';

/** Something in a query is wrong: `at` says where (`filter.and[1].value`), the problem what and why. */
export function invalidQuery(at: string, problem: Problem): TenonError {
  return new TenonError('invalidQuery', { params: { detail: at }, problems: [{ field: at, ...problem }] });
}

/** The same answer for a field that does not exist and for one that the actor may not see. */
export function unknownField(at: string, path: string): TenonError {
  return invalidQuery(at, { code: 'unknownField', params: { field: shorten(path) } });
}

/** `invalidQuery`: the part at `at` is not what is expected there; what was sent is shown shortened. */
export function wrongPart(at: string, expected: Label, seen: unknown): TenonError {
  return invalidQuery(at, { code: 'wrongType', params: { label: { zh: at, en: at }, expected, seen: shorten(seen) } });
}

/** What was sent, short enough for a message. */
function shorten(seen: unknown): string {
  const text = (typeof seen === 'string' ? seen : (JSON.stringify(seen) ?? String(seen))).replaceAll('\0', '␀').toWellFormed();
  return text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text;
}
