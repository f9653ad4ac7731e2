import type { Sort } from '@tenon/metadata';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { ListShape } from '../parse/query-shape.ts';
import type { Source } from '../source.ts';

/** Every field the actor may see, be it masked; when a record was deleted is of interest in the trash only. */
export function defaultSelect({ compiler, object }: Source, { trash }: Pick<ListShape, 'trash'>): string[] {
  const names = [...object.fields.keys()].filter((name) => compiler.visible.field(object.name, name) !== 'hidden');
  return trash ? names : names.filter((name) => name !== 'deleted_at');
}

/** The object's own order, as far as the actor may see what it goes by; in the trash what was deleted last. */
export function defaultSort(source: Source, { trash }: Pick<ListShape, 'trash'>): readonly Sort[] {
  if (trash && readsPath(source, 'deleted_at')) return [{ field: 'deleted_at', direction: 'desc' }];
  return source.object.sort.every(({ field }) => readsPath(source, field))
    ? source.object.sort
    : [{ field: 'id', direction: 'desc' }];
}

function readsPath({ compiler, object }: Source, path: string): boolean {
  const chain = resolveField(compiler.snapshot, object.name, path);
  return chain?.every((step) => compiler.visible.field(step.object, step.name) === 'clear') ?? false;
}
