import type { AppBody } from '../../../../../../metadata/define/app.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { useText } from '../../../../base/use-text.ts';
import type { ListedElement } from '../../../frame/element-list.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useProblems } from '../../../model/use-problems.ts';
import { lineKey, linesOf, type MenuLine, menuAddress } from './menu-lines.ts';

/** Groups and objects of a menu, in their order. */
export function useMenuElements(app: string, body: AppBody | undefined) {
  const t = useText();
  const lines = linesOf(body?.menu ?? []);
  const problems = useProblems().filter(({ kind, name }) => kind === 'app' && name === app);
  const objects = useObjectBodies();
  const unnamed = { zh: t('menus.firstGroup'), en: t('menus.firstGroup') };
  const elements = lines.map((line): ListedElement => {
    const { section, object } = line;
    const way = object === undefined ? ['menu', section] : ['menu', section, 'objects', object];
    const isWrong = (at: readonly string[]) =>
      (object !== undefined && at[0] === 'shortcuts' && at[1] === object) ||
      (at.length >= way.length &&
        way.every((step, index) => at[index] === step) &&
        (object !== undefined || at[2] !== 'objects'));
    const group = body?.menu.find(({ id }) => id === section);
    return {
      id: lineKey(line),
      label: object === undefined ? (group?.label ?? unnamed) : (objects.get(object)?.label ?? { zh: object, en: object }),
      icon: object === undefined ? 'layout-list' : objects.get(object)?.icon,
      to: menuAddress(app, line),
      hasProblem: problems.some(({ at }) => isWrong(at)),
      ...(object !== undefined && { level: 1 }),
    };
  });
  return { elements, find: (id: string): MenuLine | undefined => lines.find((line) => lineKey(line) === id) };
}

/** Objects as they will be, by name. */
export function useObjectBodies(): ReadonlyMap<string, ObjectBody> {
  const definitions = useDraftDefinitions().filter(({ kind }) => kind === 'object');
  return new Map(definitions.map(({ name, body }) => [name, body as ObjectBody]));
}
