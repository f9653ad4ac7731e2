import type { Label } from '../../../../../../metadata/label.ts';
import { useElementBound } from '../../../store/use-element-bound.ts';
import type { Bound } from '../../../store/use-studio.ts';
import type { PageList } from '../selected.ts';
import { usePageSteps } from '../use-page-steps.ts';

/** Binds settings of an element of a page: `bound('columns', 'studio.columns')`. */
export function useLayoutBound(object: string, at: readonly string[], thing: Label) {
  return useElementBound({ kind: 'layout', name: object, at }, thing);
}

/** The name of an element. One that was known by it stays known. */
export function useNameBound(object: string, { list, id, label }: { list: PageList; id: string; label: Label }): Bound<Label> {
  const steps = usePageSteps(object);
  const bound = useLayoutBound(object, [list, id], label)<Label>('label', 'studio.name');
  return { ...bound, write: (to) => to && steps.rename(list, id, to) };
}
