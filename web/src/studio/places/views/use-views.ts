import { useMemo } from 'react';
import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { ViewBody } from '../../../../../metadata/define/view.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { paths } from '../../../base/paths.ts';
import type { SavedView } from '../../../records/list/shown-view.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { typesOfConditions } from '../../model/draft-model.ts';
import { useProblems } from '../../model/use-problems.ts';
import { useStudioState } from '../../store/use-studio.ts';

/** The views that are shipped or made for everybody, as they will be, in the order of their tabs. */
export function useViews(object: string): SavedView[] {
  const definitions = useDraftDefinitions();
  return useMemo(
    () =>
      definitions
        .filter(({ kind, body }) => kind === 'view' && (body as ViewBody).object === object)
        .map(({ name, body }) => asShown(name, body as ViewBody, definitions))
        .toSorted((a, b) => (a.order ?? 99) - (b.order ?? 99)),
    [definitions, object],
  );
}

/** As a browser gets it: with the types of what its colours look at. */
function asShown(name: string, body: ViewBody, definitions: readonly Definition[]): SavedView {
  const view: SavedView = { ...body, name, source: 'shipped' };
  if (!body.colors) return view;
  const objects = definitions
    .filter(({ kind }) => kind === 'object')
    .map((each) => [each.name, each.body as ObjectBody] as const);
  return {
    ...view,
    types: typesOfConditions(
      body.object,
      body.colors.map(({ when }) => when),
      new Map(objects),
    ),
  };
}

export function viewAddress(object: string, view?: string): string {
  return paths.studio('objects', object, 'views', ...(view === undefined ? [] : [view]));
}

export function useViewElements(views: readonly SavedView[]): ListedElement[] {
  const problems = useProblems();
  const definitions = useStudioState((state) => state.definitions);
  return views.map(({ name, object, label, type }) => {
    const published = definitions.get(definitionKey({ kind: 'view', name }));
    const isOwn = !published?.solution || published.shipped !== undefined;
    return {
      id: name,
      label,
      icon: type === 'board' ? 'layout-kanban' : 'table',
      to: viewAddress(object, name),
      hasProblem: problems.some((problem) => problem.kind === 'view' && problem.name === name),
      ...(published ? isOwn && { mark: 'own' as const } : { mark: 'new' as const }),
    };
  });
}
