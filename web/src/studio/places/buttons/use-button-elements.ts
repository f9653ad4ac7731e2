import { drawButton, inButtonOrder } from '../../../../../metadata/buttons/index.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useProblems } from '../../model/use-problems.ts';
import { useBody, useStudioState } from '../../store/use-studio.ts';

/** The buttons of an object for the list beside the canvas. */
export function useButtonElements(object: string): ListedElement[] {
  const t = useText();
  const problems = useProblems();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const published = useStudioState(({ definitions }) => definitions.get(`object/${object}`)?.body) as ObjectBody | undefined;
  return inButtonOrder(body?.buttons ?? {}).map(([name, button]) => ({
    id: name,
    label: button.label,
    icon: drawButton(button).icon,
    to: paths.studio('objects', object, 'buttons', name),
    ...(button.off && { aside: t('buttons.off') }),
    hasProblem: problems.some(
      (each) => each.kind === 'object' && each.name === object && each.at[0] === 'buttons' && each.at[1] === name,
    ),
    ...(!Object.hasOwn(published?.buttons ?? {}, name) && { mark: 'new' as const }),
  }));
}
