import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { bodyOf, type StudioState } from '../../store/state.ts';

type Field = { object: string; name: string };
type Way = string[];

/** Places that only show the field lose it with it, in drafts as well; whatever needs it stays, and says so. */
export function takeOffPages(step: StepBuilder, state: Pick<StudioState, 'definitions' | 'drafts'>, field: Field): void {
  for (const key of new Set([...state.definitions.keys(), ...state.drafts.keys()])) {
    const [kind = '', name = ''] = key.split('/');
    if (kind !== 'layout' && kind !== 'view') continue;
    const body = bodyOf(state, { kind, name }) as unknown as Partial<LayoutBody> | undefined;
    const ways = kind === 'view' ? waysInView(body, field) : waysInLayout(body, field);
    for (const at of ways) if (step.read({ kind, name, at }) !== undefined) step.write({ kind, name, at }, { to: undefined });
  }
}

function waysInView(body: Partial<LayoutBody> | undefined, { object, name }: Field): Way[] {
  return body?.object === object ? [['columns', name]] : [];
}

/** Of its own page all lists that have it, and of others the list of the records that it linked. */
function waysInLayout(body: Partial<LayoutBody> | undefined, { object, name }: Field): Way[] {
  const { related = [], sections = [], steps = [], variants = [] } = body ?? {};
  const lists = related.filter((list) => list.object === object && list.via === name);
  const linked = lists.map((list) => ['related', list.id ?? `${object}.${name}`]);
  if (body?.object !== object) return linked;
  return [
    ...[['quickCreate'], ['highlights'], ['leaveOut']].map((list) => [...list, name]),
    ...sections.flatMap(({ id }) =>
      id
        ? [
            ['sections', id, 'fields', name],
            ['sections', id, 'cells', name],
          ]
        : [],
    ),
    ...steps.flatMap(({ id }) => (id ? [['steps', id, 'fields', name]] : [])),
    ...variants.flatMap(({ id }) =>
      id ? [['hide', 'fields'], ['highlights'], ['quickCreate']].map((list) => ['variants', id, ...list, name]) : [],
    ),
    ...linked,
  ];
}
