import type { AppBody } from '../../../../../metadata/define/app.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel } from '../../../base/use-text.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useProblems } from '../../model/use-problems.ts';
import { useStudioState } from '../../store/use-studio.ts';

export type DraftedApp = { name: string; body: AppBody; isNew: boolean; isOwn: boolean };

/** Every app as it will be, of those that one may change, in the order in which people see them. */
export function useDraftedApps(): DraftedApp[] {
  const definitions = useStudioState((state) => state.definitions);
  const place = ({ order = Number.MAX_SAFE_INTEGER }: AppBody) => order;
  return useDraftDefinitions()
    .filter(({ kind, name }) => kind === 'app' && !definitions.get(definitionKey({ kind, name }))?.locked)
    .map(({ kind, name, body }) => {
      const published = definitions.get(definitionKey({ kind, name }));
      return {
        name,
        body: body as AppBody,
        isNew: !published,
        isOwn: !published?.solution || published.shipped !== undefined,
      };
    })
    .sort((a, b) => place(a.body) - place(b.body));
}

export function useAppChoices(): { value: string; label: string }[] {
  const label = useLabel();
  return useDraftedApps().map(({ name, body }) => ({ value: name, label: label(body.label) || name }));
}

export function useAppElements(): ListedElement[] {
  const problems = useProblems();
  return useDraftedApps().map(({ name, body, isNew, isOwn }) => ({
    id: name,
    label: body.label,
    icon: body.icon,
    to: paths.studio('apps', name),
    hasProblem: problems.some((problem) => problem.kind === 'app' && problem.name === name),
    ...(isNew ? { mark: 'new' as const } : isOwn ? { mark: 'own' as const } : {}),
  }));
}
