import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useProblems } from '../../model/use-problems.ts';
import { useStudioState } from '../../store/use-studio.ts';

type Member = Pick<ListedElement, 'id' | 'label' | 'icon' | 'aside'>;

/** Fields, rules, buttons or documents of an object, by their names, for the list beside the canvas: with where they are changed, what is wrong, and what is new. */
export function useMemberElements(
  object: string,
  list: 'fields' | 'rules' | 'gates' | 'buttons' | 'documents',
  members: readonly Member[],
): ListedElement[] {
  const problems = useProblems();
  const published = useStudioState(({ definitions }) => definitions.get(`object/${object}`)?.body) as ObjectBody | undefined;
  return members.map((member) => ({
    ...member,
    to: paths.studio('objects', object, list, member.id),
    hasProblem: problems.some(
      ({ kind, name, at }) => kind === 'object' && name === object && at[0] === list && at[1] === member.id,
    ),
    ...(!Object.hasOwn(published?.[list] ?? {}, member.id) && { mark: 'new' as const }),
  }));
}
