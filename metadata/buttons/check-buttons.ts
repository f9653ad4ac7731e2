import { checkCondition } from '../check/check-condition.ts';
import { checkExpression } from '../check/check-expression.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { type Button, buttonPlaces } from '../define/button.ts';
import type { ExpressionNeed } from '../expression/function.ts';
import { checkInputs } from '../steps/check-inputs.ts';
import { buttonKind, buttonKinds } from './index.ts';

/** What the condition of a button knows besides the record: who presses. A press knows of no change. */
export const buttonNeeds: ReadonlySet<ExpressionNeed> = new Set(['actor']);

/** Whether the buttons of an object can do what they say; of what they do, their kinds know. */
export function checkButtons(check: DefinitionCheck, object: string, buttons: Readonly<Record<string, Button>>): void {
  for (const [name, button] of Object.entries(buttons)) {
    const at = `buttons.${name}`;
    check.call(at, button.label);
    checkButton(check, at, { object, button });
  }
}

function checkButton(check: DefinitionCheck, at: string, { object, button }: { object: string; button: Button }): void {
  const { when, places, does } = button;
  if (when !== undefined) {
    const condition = checkExpression(check, `${at}.when`, { object, source: when, declared: 'boolean', has: buttonNeeds });
    if (condition) checkCondition(check, `${at}.when`, { object, condition, never: 'neverShown' });
  }
  const kind = buttonKind(does.kind);
  if (!kind) {
    check.report(`${at}.does.kind`, 'unknownType', { choices: Object.keys(buttonKinds).join(', ') });
    return;
  }
  const fits: readonly string[] = kind.places ?? buttonPlaces;
  for (const [index, place] of places.entries())
    if (!fits.includes(place))
      check.report(`${at}.places.${index}`, 'unfitPlace', { kind: kind.label, place: placeLabels[place] });
  checkInputs(check, `${at}.does`, { kind, scope: { object, inputs: does.inputs, outputs: new Map() } });
}

const placeLabels = {
  record: { zh: '记录页', en: 'the page of a record' },
  list: { zh: '列表的行', en: 'the row of a list' },
  selection: { zh: '所选的记录', en: 'ticked records' },
};
