import { type ProcessBody, stepsOf } from '@tenon/metadata';

const carried = new WeakMap<ProcessBody, Map<string, ProcessBody>>();

/** What a run carries out of its process: all of it, or the branch of a step that does it again and again. Nothing of a step that is gone. */
export function carriedBody(body: ProcessBody, block: string | null): ProcessBody {
  if (block === null) return body;
  const known = carried.get(body) ?? new Map<string, ProcessBody>();
  carried.set(body, known);
  const steps = stepsOf(body).find(({ id }) => id === block)?.branches?.[0]?.steps ?? [];
  const part = known.get(block) ?? { ...body, steps };
  known.set(block, part);
  return part;
}
