import type { WireRecord } from '../../../metadata/wire.ts';
import { ApiProblem } from './api-problem.ts';
import { isSame } from './is-same.ts';

/** A field that somebody else changed while the user did. */
export type Clash = { name: string; original: unknown; current: unknown; yours: unknown };

/** What is stored now, when a save was refused because the record had changed. */
export function currentOf(error: unknown): WireRecord | undefined {
  return error instanceof ApiProblem && error.status === 409 ? error.details.current : undefined;
}

/** The fields over which a save and a newer stored record disagree; none: the save may simply be repeated. */
export function findClashes(original: Record<string, unknown>, current: WireRecord, values: Record<string, unknown>): Clash[] {
  return Object.entries(values)
    .filter(([name, yours]) => name in current && !isSame(original[name], current[name]) && !isSame(current[name], yours))
    .map(([name, yours]) => ({ name, original: original[name], current: current[name], yours }));
}
