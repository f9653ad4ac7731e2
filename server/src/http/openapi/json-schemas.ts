import { z } from 'zod';

export type Schema = Record<string, unknown>;

export function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A schema as JSON Schema; schemas with an `id` of their own become components, which the schema refers to. */
export type Described = { schema: Schema; components: Record<string, Schema> };

const places = { defs: '#/$defs/', components: '#/components/schemas/' };

/** `input` is what may be sent, `output` what is answered: there, fields with a default are always present. */
export function describeSchema(schema: z.ZodType, io: 'input' | 'output'): Described {
  // In a list, since the schema itself may be a component.
  const { items, $defs = {} } = z.toJSONSchema(z.array(schema), { io, unrepresentable: 'any' }) as {
    items: Schema;
    $defs?: Record<string, Schema>;
  };
  return { schema: tidy(items, io) as Schema, components: tidy($defs, io) as Record<string, Schema> };
}

function tidy(value: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(value)) return value.map((each) => tidy(each, io));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as { $ref?: string };
  // Without a name it is whatever JSON there is.
  if ($ref?.startsWith(`${places.defs}__`)) return {};
  const kept = Object.entries(value).filter(([key, each]) => !isNoise(key, each, io) && !key.startsWith('__'));
  return Object.fromEntries(
    kept.map(([key, each]) => [key, key === '$ref' ? String(each).replace(places.defs, places.components) : tidy(each, io)]),
  );
}

/** What the format or type says already; and answers may gain fields, so that clients must not refuse what they do not know. */
function isNoise(key: string, value: unknown, io: 'input' | 'output'): boolean {
  if (key === 'minimum' || key === 'maximum') return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  if (key === 'pattern') return typeof value === 'string' && value.length > 100;
  return key === 'additionalProperties' && io === 'output' && value === false;
}
