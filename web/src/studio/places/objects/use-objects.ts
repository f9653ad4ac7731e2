import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { paths } from '../../../base/paths.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useProblems } from '../../model/use-problems.ts';
import { useStudioState } from '../../store/use-studio.ts';

export type DraftedObject = { name: string; body: ObjectBody; isNew: boolean; isOwn: boolean; isOfPlatform: boolean };

/** Every object as it will be, of those that one may change. */
export function useObjects(): DraftedObject[] {
  const definitions = useStudioState((state) => state.definitions);
  return useDraftDefinitions()
    .filter(({ kind, name }) => kind === 'object' && !definitions.get(definitionKey({ kind, name }))?.locked)
    .map(({ kind, name, body }) => {
      const published = definitions.get(definitionKey({ kind, name }));
      return {
        name,
        body: body as ObjectBody,
        isNew: !published,
        isOfPlatform: published?.solution === 'platform',
        isOwn: !published?.solution || published.shipped !== undefined,
      };
    });
}

export function useObjectElements(): ListedElement[] {
  const problems = useProblems();
  return useObjects().map(({ name, body, isNew, isOwn }) => ({
    id: name,
    label: body.label,
    icon: body.icon,
    to: paths.studio('objects', name),
    hasProblem: problems.some((problem) => problem.kind === 'object' && problem.name === name),
    ...(isNew ? { mark: 'new' as const } : isOwn ? { mark: 'own' as const } : {}),
  }));
}
