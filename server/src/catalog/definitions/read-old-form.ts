import { isJsonObject, type Json } from '@tenon/metadata/merge/json.ts';

/** What files hold that were exported before a kind of definition took its present form. */
const oldForms: Readonly<Record<string, (body: Json) => Json>> = { process: withStepIds };

/** A body, or changes of one, as it is written today. */
export function readOldForm(kind: string, body: Json): Json {
  return Object.hasOwn(oldForms, kind) ? (oldForms[kind] as (body: Json) => Json)(body) : body;
}

type Body = Record<string, Json>;

/** Steps had no ids, and what they are told stood beside their `node`. They get the ids that the workspaces' own got (migration 0027). */
function withStepIds(body: Json): Json {
  if (!isJsonObject(body) || !Array.isArray(body.steps)) return body;
  const seen = new Map<string, number>();
  const steps = body.steps.map((step) => {
    if (!isJsonObject(step) || typeof step.node !== 'string') return step;
    const { node, ...inputs } = step as Body & { node: string };
    const base = idOf(node, inputs);
    const repeat = (seen.get(base) ?? 0) + 1;
    seen.set(base, repeat);
    return { id: repeat > 1 ? `${base}_${repeat}` : base, kind: node, inputs };
  });
  return { ...body, steps };
}

function idOf(node: string, { object, connection }: Body): string {
  if (node === 'createRecord') return `create_${object}`.slice(0, 44);
  if (node === 'updateRecord') return 'update_record';
  return node === 'callConnection' ? `call_${connection}`.slice(0, 44) : 'step';
}
