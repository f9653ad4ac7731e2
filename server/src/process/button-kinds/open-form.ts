import type { Reference } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRates } from '../../data/read/currency-rates.ts';
import { resolveTitles, withTitle } from '../../data/read/resolve-titles.ts';
import { readingContext } from '../../query/reading-context.ts';
import type { ButtonWork } from './button-work.ts';

type Values = Record<string, unknown>;

/** Works out what stands in the form. What a field would not take is left out of it, for the form asks for it. */
export const openForm: ButtonWork<'openForm'> = {
  async fill(workspace, actor, { object, record, inputs }) {
    const of = inputs.object ?? object;
    const values = await fillIn(workspace, actor, { object: of, values: inputs.values });
    return { object: of, values, ...(inputs.object === undefined && { edits: { id: record.id, version: record.version } }) };
  },
};

async function fillIn(
  workspace: Workspace,
  actor: Actor,
  { object, values }: { object: string; values: Values },
): Promise<Values> {
  const fields = workspace.snapshot.objects.get(object)?.fields;
  const given = Object.entries(values).flatMap(([name, value]) => {
    const field = fields?.get(name);
    return field ? [{ field, value }] : [];
  });
  const links = given.flatMap(({ field, value }) => asLinks(field, value));
  const titles = await resolveTitles(workspace, actor, links);
  const context = { ...readingContext(workspace, actor), rate: await readRates(workspace) };
  return Object.fromEntries(
    given.flatMap(({ field, value }) => {
      if (field.targets.length > 0) {
        const found = asLinks(field, value).map((link) => ({ ...withTitle(titles, link), object: link.object }));
        return found.length > 0 ? [[field.name, isMany(field) ? found : found[0]]] : [];
      }
      const parsed = value === null ? undefined : field.type.parse(value, field.definition as never, context);
      return parsed?.ok && parsed.value !== null ? [[field.name, parsed.value]] : [];
    }),
  );
}

function isMany({ type, definition }: CompiledField): boolean {
  return type.target?.(definition as never)?.cardinality === 'many';
}

/** People are named by their id alone. */
function asLinks(field: CompiledField, value: unknown): { object: string; id: string }[] {
  if (field.targets.length === 0 || value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => {
    const { id, object } = (typeof each === 'object' && each !== null ? each : { id: each }) as Partial<Reference>;
    return typeof id === 'string' ? [{ object: object ?? (field.targets[0] as string), id }] : [];
  });
}
