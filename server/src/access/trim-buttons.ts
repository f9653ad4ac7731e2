import {
  type Button,
  type ButtonModel,
  buttonKind,
  drawButton,
  type ExpressionType,
  expressionPaths,
  inButtonOrder,
  mayOpenApproval,
  type ObjectModel,
  parseExpression,
  pathsOfButton,
  type StepWrite,
  writesOfButton,
} from '@tenon/metadata';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { typeOfPath, withFormulas } from './expression-types.ts';
import { mayChangeField, mayReadPath } from './field-rights.ts';

/**
 * The buttons of an object that the actor has, in order: those that look at nothing that is hidden from them, and do nothing that they could not do
 * by hand. Whether the condition of one holds for a record is asked when it is pressed.
 */
export function pressableButtons(snapshot: Snapshot, actor: RightsHolder, object: CompiledObject): [string, Button][] {
  return inButtonOrder(object.body.buttons ?? {}).filter(([, button]) => mayPress(snapshot, actor, { object, button }));
}

/** Fields and paths that the condition of a button looks at, formulas and what they are worked out from. */
export function pathsOfWhen(object: CompiledObject, { when }: Pick<Button, 'when'>): string[] {
  const parsed = when === undefined ? undefined : parseExpression(when);
  return parsed?.ok ? withFormulas(object, expressionPaths(parsed.ast)) : [];
}

/** The buttons as the screens draw them. What pressing one does is the server's business. */
export function trimButtons(
  snapshot: Snapshot,
  actor: RightsHolder,
  object: CompiledObject,
): Pick<ObjectModel, 'buttons' | 'buttonTypes'> {
  const types: Record<string, ExpressionType> = {};
  const buttons = pressableButtons(snapshot, actor, object).map(([name, button]): [string, ButtonModel] => {
    for (const path of pathsOfWhen(object, button)) types[path] = typeOfPath(snapshot, object.name, path);
    return [name, { ...drawButton(button), ...(submitsTo(snapshot, button) && { submits: true as const }) }];
  });
  if (buttons.length === 0) return { buttons: undefined };
  const asks = Object.keys(types).length > 0;
  return { buttons: Object.fromEntries(buttons), ...(asks && { buttonTypes: types }) };
}

/** The process with approvals that a button sets off, by its name. */
export function submitsTo({ processes }: Snapshot, { does: { kind, inputs } }: Pick<Button, 'does'>): string | undefined {
  const name = buttonKind(kind)?.runs?.(inputs);
  const process = name === undefined ? undefined : processes.get(name);
  return process && process.active !== false && mayOpenApproval(process) ? name : undefined;
}

/** Whether somebody could do by hand what a button does, on some record at least. */
export function mayPress(
  snapshot: Snapshot,
  actor: RightsHolder,
  { object, button }: { object: CompiledObject; button: Button },
): boolean {
  if (button.off || !buttonKind(button.does.kind)) return false;
  const reads = [...pathsOfWhen(object, button), ...pathsOfButton(button)];
  if (!reads.every((path) => mayReadPath(snapshot, actor, object.name, path))) return false;
  return writesOfButton(button, object.name).every((write) => mayWrite(snapshot, actor, write));
}

function mayWrite(snapshot: Snapshot, actor: RightsHolder, { object, action, fields }: StepWrite): boolean {
  const { rights } = actor;
  const mayAct = action === 'create' ? rights.allows(object, 'create') : rights.scopes(object, 'edit').length > 0;
  return mayAct && fields.every((field) => mayChangeField(snapshot, actor, object, field));
}
