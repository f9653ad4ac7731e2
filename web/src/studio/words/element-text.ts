import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import type { Rule } from '../../../../metadata/define/rule.ts';
import type { Label } from '../../../../metadata/label.ts';
import { elementAt } from '../../../../metadata/merge/body-change.ts';
import { isJsonObject, type Json } from '../../../../metadata/merge/json.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import type { Element } from '../store/commands.ts';
import { bodyOf, type StudioState } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import { ruleTitle } from './rule-title.ts';

/** What an element is called: its own label, or its name; the ones around it first: `Deal › Stage › Won`. */
export function elementLabels(state: Pick<StudioState, 'drafts' | 'definitions'>, { kind, name, at }: Element): Label[] {
  const body = bodyOf(state, { kind, name });
  const shape = shapeOfKind(kind);
  const own = labelOf(body) ?? labelOfObject(state, body) ?? { zh: name, en: name };
  const parts = at.flatMap((step, index): Label[] => {
    const found = elementAt(body, at.slice(0, index + 1), shape);
    const label = labelOf(found);
    if (label) return [label];
    if (kind === 'object' && index === 1 && at[0] === 'rules') return [ruleTitle(step, asRule(found), asObject(body)?.fields)];
    // What only holds others, such as `fields`, says nothing.
    return index < at.length - 1 ? [] : [labelOfField(state, body, step) ?? { zh: step, en: step }];
  });
  return [own, ...parts];
}

export function useElementText(): (element: Element) => string {
  const label = useLabel();
  const state = useStudioState((all) => all);
  return (element) => elementLabels(state, element).map(label).join(' › ');
}

const asRule = (value: Json | undefined) => (isJsonObject(value) ? (value as Rule) : undefined);
const asObject = (value: Json | undefined) => (isJsonObject(value) ? (value as unknown as ObjectBody) : undefined);

/** What a kind of definition is called. */
export function useKindText(): (kind: string) => string {
  const t = useText();
  return (kind) => {
    const key = `studio.kind.${kind}` as Parameters<typeof t>[0];
    const found = t(key);
    return found === key ? kind : found;
  };
}

type Piece = Element & { what: 'added' | 'removed' | 'changed' | 'reordered' };

/** A difference in words: “Field changed: Deal › Stage”. What an object has most of is called by its own name. */
export function usePieceText(): (piece: Piece) => string {
  const t = useText();
  const elementText = useElementText();
  const kindText = useKindText();
  return (piece) => {
    const kind = piece.kind === 'object' && piece.at[0] === 'fields' ? 'field' : piece.kind;
    return t(`studio.piece.${piece.what}`, { kind: kindText(kind), thing: elementText(piece) });
  };
}

/** A page has no name of its own: it is called by its object. */
function labelOfObject(state: Pick<StudioState, 'drafts' | 'definitions'>, body: Json | undefined): Label | undefined {
  const object = isJsonObject(body) ? body.object : undefined;
  return typeof object === 'string' ? labelOf(bodyOf(state, { kind: 'object', name: object })) : undefined;
}

/** A view or a page names fields of its object. */
function labelOfField(
  state: Pick<StudioState, 'drafts' | 'definitions'>,
  body: Json | undefined,
  field: string,
): Label | undefined {
  const object = isJsonObject(body) ? body.object : undefined;
  if (typeof object !== 'string') return undefined;
  return labelOf(elementAt(bodyOf(state, { kind: 'object', name: object }), ['fields', field], shapeOfKind('object')));
}

function labelOf(value: Json | undefined): Label | undefined {
  const label = isJsonObject(value) ? value.label : undefined;
  return isJsonObject(label) && typeof label.zh === 'string' && typeof label.en === 'string' ? (label as Label) : undefined;
}
