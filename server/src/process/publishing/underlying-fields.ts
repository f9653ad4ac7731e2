import { type ObjectPath, sourcesOf } from '../../access/field-rights.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';

/** Every field that is read where these paths are: those along them, what they are worked out from, and the titles that links show. */
export function underlyingFields(snapshot: Snapshot, sources: readonly ObjectPath[]): Set<CompiledField> {
  const found = new Set<CompiledField>();
  for (const source of sources) follow(source);
  return found;

  function follow({ object, path }: ObjectPath): void {
    const chain = resolveField(snapshot, object, path) ?? [];
    for (const field of chain) add(field);
    for (const title of titlesOf(snapshot, chain.at(-1))) add(title);
  }

  function add(field: CompiledField): void {
    if (found.has(field)) return;
    found.add(field);
    for (const source of sourcesOf(snapshot, field)) follow(source);
  }
}

function titlesOf({ objects }: Snapshot, field: CompiledField | undefined): CompiledField[] {
  return (field?.targets ?? []).flatMap((target) => objects.get(target)?.title ?? []);
}

/** What these paths mean, as a text to be compared: the same words may lead elsewhere once fields are defined in another way. */
export function fingerprintOf(snapshot: Snapshot, sources: readonly ObjectPath[]): string {
  const lines = [...underlyingFields(snapshot, sources)].map(({ object, name, definition, targets }) => {
    const parts = workedOutBy.map((part) => (definition as unknown as Record<string, unknown>)[part] ?? null);
    return `${object}.${name} ${targets.join()} ${JSON.stringify(parts)}`;
  });
  return lines.sort().join('\n');
}

/** The parts of a definition that say where a value comes from. */
const workedOutBy = ['expression', 'relation', 'aggregate', 'field', 'filter', 'to', 'via'];
