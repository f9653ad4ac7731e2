import { isJsonObject } from '../../../../../metadata/merge/json.ts';
import { bodyOf, type StudioState, type Target } from '../../store/state.ts';

/** Views and pages of an object, drafted ones too: they are nothing without it. */
export function screensOf(state: Pick<StudioState, 'drafts' | 'definitions'>, object: string): Target[] {
  const all = [...state.definitions.values(), ...state.drafts.values()].filter(
    ({ kind }) => kind === 'view' || kind === 'layout',
  );
  const screens = new Map(all.map(({ kind, name }): [string, Target] => [`${kind}/${name}`, { kind, name }]));
  return [...screens.values()].filter((screen) => {
    const body = bodyOf(state, screen);
    return isJsonObject(body) && body.object === object;
  });
}
