import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { type DesignedPage, designedPage } from './page-body.ts';

/** What every step that changes a page needs: how to carry one out, where things are, and what they are now. */
export type PageTools = {
  object: string;
  run: ReturnType<typeof useRun>;
  /** A place in the definition of the page. */
  at(...way: string[]): { kind: string; name: string; at: string[] };
  pageNow(): DesignedPage;
  objectNow(): ObjectBody;
};

/** The tools for the page of an object. */
export function usePageTools(object: string): PageTools {
  const run = useRun();
  const { store } = useStudio();
  const at = (...way: string[]) => ({ kind: 'layout', name: object, at: way });
  const objectNow = () => bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;
  const pageNow = () => designedPage(bodyOf(store.get(), at()) as unknown as LayoutBody, objectNow());
  return { object, run, at, pageNow, objectNow };
}
