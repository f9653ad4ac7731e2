import type { Field } from '../define/field.ts';
import type { Label } from '../label.ts';
import type { Problem, ProblemCode } from '../problem.ts';

export type Refusal = { ok: false; problem: Problem };

/** A refusal that names the field by its label. */
export function refuse(field: Field, code: ProblemCode, params: Problem['params'] = {}): Refusal {
  return { ok: false, problem: { code, params: { label: field.label, ...params } } };
}

/** Refuses a value of the wrong kind: says what was expected and shows what came. */
export function refuseType(field: Field, expected: Label, seen: unknown): Refusal {
  return refuse(field, 'wrongType', { expected, seen: showSeen(seen) });
}

/** What came, short enough for a message. */
export function showSeen(seen: unknown): string {
  const text = typeof seen === 'object' ? JSON.stringify(seen) : String(seen);
  const clean = text.replaceAll('\0', '␀').toWellFormed();
  return clean.length > 80 ? `${Array.from(clean.slice(0, 80)).slice(0, -1).join('')}…` : clean;
}
