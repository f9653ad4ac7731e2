import type { ObjectBody } from '../../../../metadata/define/object.ts';
import { isJsonObject, type Json } from '../../../../metadata/merge/json.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import type { ChangedPiece } from '../changes/describe-changes.ts';
import { bodyOf, type Target } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import { sayValue } from './say-value.ts';

/** Says what settings of a definition are set to; `within` is its body, which tells whose fields it names. */
export function useSayValue(): (target: Pick<Target, 'kind'>, within: Json) => (value: Json | undefined) => string {
  const t = useText();
  const label = useLabel();
  const state = useStudioState((all) => all);
  return ({ kind }, within) => {
    const own = isJsonObject(within) ? within : {};
    const query = isJsonObject(own.query) ? own.query : {};
    const object = String(own.object ?? query.object ?? '');
    const body = kind === 'object' ? own : bodyOf(state, { kind: 'object', name: object });
    const { fields = {} } = (isJsonObject(body) ? body : {}) as Partial<ObjectBody>;
    return (value) => sayValue(value, { t, label, fields });
  };
}

/** What stood at a difference before and what stands there now, in words; undefined of a thing that came, went or moved. */
export function useSides(): (piece: ChangedPiece) => { before: string; after: string } | undefined {
  const sayOf = useSayValue();
  return ({ sides, ...piece }) => {
    const say = sayOf(piece, piece.within);
    return sides && { before: say(sides.before), after: say(sides.after) };
  };
}
