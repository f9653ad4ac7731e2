import type { Label } from '../../../../../../metadata/label.ts';
import { useElementBound } from '../../../store/use-element-bound.ts';
import type { HomeElement } from './home-elements.ts';

/** Binds settings of a card or a first step: `bound('side', 'menus.side')`. */
export function useHomeBound(app: string, { list, id }: HomeElement, thing: Label) {
  return useElementBound({ kind: 'app', name: app, at: [list, id] }, thing);
}
