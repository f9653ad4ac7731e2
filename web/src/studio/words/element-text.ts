import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import type { Gate } from '../../../../metadata/define/gate.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import { everyOtherObject } from '../../../../metadata/define/role.ts';
import type { Rule } from '../../../../metadata/define/rule.ts';
import { type Label, locales } from '../../../../metadata/label.ts';
import { elementAt } from '../../../../metadata/merge/body-change.ts';
import { isJsonObject, type Json } from '../../../../metadata/merge/json.ts';
import { type TextKey, text } from '../../base/text.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { gateTitle } from '../places/gates/stages-of.ts';
import type { Element } from '../store/commands.ts';
import { bodyOf, type StudioState } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import { ruleTitle } from './rule-title.ts';
import { sayPiece } from './say-piece.ts';
import { settingLabel } from './setting-label.ts';

type Placed = Element & {
  /** The body that it is in, where that is none of today's. */
  within?: Json;
};

/** What an element is called: its own label, or its name; the ones around it first: `Deal › Stage › Won`. `t` says what settings are called. */
export function elementLabels(
  state: Pick<StudioState, 'drafts' | 'definitions'>,
  { kind, name, at, within }: Placed,
  t?: (key: TextKey) => string,
): Label[] {
  const body = within ?? bodyOf(state, { kind, name });
  const shape = shapeOfKind(kind);
  if (kind === 'role') return [labelOf(body) ?? { zh: name, en: name }, ...rightLabels(state, at)];
  const own = labelOf(body) ?? labelOfObject(state, body) ?? { zh: name, en: name };
  const parts = at.flatMap((step, index): Label[] => {
    const found = elementAt(body, at.slice(0, index + 1), shape);
    const label = labelOf(found);
    if (label) return [label];
    if (kind === 'object' && index === 1 && at[0] === 'rules') return [ruleTitle(step, asRule(found), asObject(body)?.fields)];
    if (kind === 'object' && index === 1 && at[0] === 'gates') return [gateTitle(step, asGate(found), asObject(body)?.fields)];
    const language = locales.find((locale) => locale === step);
    if (t && language && typeof found !== 'object') return [shown(t(`studio.translations.${language}`))];
    const setting = t && settingLabel({ kind, name, at: at.slice(0, index + 1) }, asObject(body) ?? noObject, t);
    if (setting) return [setting];
    const whole = index === 0 && at.length === 1 && kind === 'object' ? wholes[step] : undefined;
    if (t && whole) return [shown(t(whole))];
    // What only holds others, such as `fields`, says nothing.
    return index < at.length - 1 ? [] : [labelOfField(state, body, step) ?? { zh: step, en: step }];
  });
  return [own, ...parts];
}

/** A line of a role is called by its object and action, or by the field. */
function rightLabels(state: Pick<StudioState, 'drafts' | 'definitions'>, [member, of = '', action]: readonly string[]): Label[] {
  if (member === undefined || member === 'label' || member === 'description') return [];
  const [object = '', field] = of.split('.');
  const body = bodyOf(state, { kind: 'object', name: object });
  const named = object === everyOtherObject ? shown(text('roles.allOthers')) : (labelOf(body) ?? shown(object));
  if (member === 'system') return [shown(text('roles.system'))];
  if (field !== undefined) {
    const found = labelOf(elementAt(body, ['fields', field], shapeOfKind('object')));
    return [named, found ?? shown(field)];
  }
  return action === undefined ? [named] : [named, shown(text(`roles.${action}` as TextKey))];
}

/** In the language that is on the screen. */
function shown(words: string): Label {
  return { zh: words, en: words };
}

export function useElementText(): (element: Placed) => string {
  const t = useText();
  const label = useLabel();
  const state = useStudioState((all) => all);
  return (element) => elementLabels(state, element, t).map(label).join(' › ');
}

/** Where the first of them came, or the last went, all of them changed. */
const wholes: Readonly<Record<string, TextKey>> = {
  rules: 'rules.title',
  gates: 'gates.title',
  buttons: 'buttons.title',
  documents: 'documents.title',
};

const noObject = { fields: {} } as ObjectBody;

const asRule = (value: Json | undefined) => (isJsonObject(value) ? (value as Rule) : undefined);
const asGate = (value: Json | undefined) => (isJsonObject(value) ? (value as unknown as Gate) : undefined);
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

/** One difference, by the element that differs. */
export type PlacedPiece = Placed & { at: string[]; what: 'added' | 'removed' | 'changed' | 'reordered' | 'renamed' };

/** A difference in words: “Field changed: Deal › Stage”. */
export function usePieceText(): (piece: PlacedPiece) => string {
  const t = useText();
  const elementText = useElementText();
  const kindText = useKindText();
  return (piece) => {
    const { what, kind, of } = sayPiece(piece);
    return t(`studio.piece.${what}`, { kind: kindText(kind), thing: elementText(of) });
  };
}

/** A page has no name of its own: it is called by its object. */
function labelOfObject(state: Pick<StudioState, 'drafts' | 'definitions'>, body: Json | undefined): Label | undefined {
  const object = isJsonObject(body) ? body.object : undefined;
  if (typeof object !== 'string') return undefined;
  return labelOf(bodyOf(state, { kind: 'object', name: object }) ?? state.definitions.get(`object/${object}`)?.body);
}

/** A view or a page names fields of its object. */
function labelOfField(
  state: Pick<StudioState, 'drafts' | 'definitions'>,
  body: Json | undefined,
  field: string,
): Label | undefined {
  const object = isJsonObject(body) ? body.object : undefined;
  if (typeof object !== 'string') return undefined;
  const labelIn = (whole: Json | undefined) => labelOf(elementAt(whole, ['fields', field], shapeOfKind('object')));
  return labelIn(bodyOf(state, { kind: 'object', name: object })) ?? labelIn(state.definitions.get(`object/${object}`)?.body);
}

/** The label that something has of its own. */
export function labelOf(value: Json | undefined): Label | undefined {
  const label = isJsonObject(value) ? value.label : undefined;
  return isJsonObject(label) && typeof label.zh === 'string' && typeof label.en === 'string' ? (label as Label) : undefined;
}
