import type { ListBody } from '../../../../../metadata/define/choice-list.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { namingFields } from '../../../../../metadata/field-types/fill-lists.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { paths } from '../../../base/paths.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useProblems } from '../../model/use-problems.ts';
import { useStudioState } from '../../store/use-studio.ts';

export function listAddress(name?: string): string {
  return paths.studio('lists', ...(name === undefined ? [] : [name]));
}

/** All lists, as they will be. */
export function useLists(): { name: string; body: ListBody }[] {
  const lists = useDraftDefinitions().filter(({ kind }) => kind === 'list');
  return lists.map(({ name, body }) => ({ name, body: body as ListBody }));
}

export function useListElements(): ListedElement[] {
  const definitions = useStudioState((state) => state.definitions);
  const problems = useProblems();
  return useLists().map(({ name, body }): ListedElement => {
    const published = definitions.get(definitionKey({ kind: 'list', name }));
    return {
      ...{ id: name, label: body.label, icon: 'list', to: listAddress(name), aside: String(body.options?.length ?? 0) },
      hasProblem: problems.some((problem) => problem.kind === 'list' && problem.name === name),
      ...(published ? published.shipped !== undefined && { mark: 'own' as const } : { mark: 'new' as const }),
    };
  });
}

/** A field that has its options from a list, and the way to it. */
export type ListField = { object: string; field: string; label: Label; of: Label };

export function useFieldsWithList(list: string): ListField[] {
  return useDraftDefinitions().flatMap(({ kind, name: object, body }): ListField[] => {
    if (kind !== 'object') return [];
    const { label: of, fields } = body as ObjectBody;
    const naming = namingFields(body).filter(([, field]) => field.list === list);
    return naming.map(([field]) => ({ object, field, of, label: fields[field]?.label ?? { zh: field, en: field } }));
  });
}
