import type { StepWrite } from '../check/step-write.ts';
import type { Button } from '../define/button.ts';
import type { StepInput } from '../steps/step-kind.ts';
import type { ButtonModel } from '../wire.ts';
import type { ButtonKind } from './button-kind.ts';
import { callConnection } from './call-connection.ts';
import { changeFields } from './change-fields.ts';
import { openForm } from './open-form.ts';
import { runProcess } from './run-process.ts';

/** Everything that a press can do, one file each. */
export const buttonKinds = { changeFields, openForm, callConnection, runProcess };

export type ButtonKindName = keyof typeof buttonKinds;

/** What a press of a kind is told. */
export type PressInputs<Name extends ButtonKindName> = (typeof buttonKinds)[Name]['example'];

export function buttonKind(name: string): ButtonKind | undefined {
  return Object.hasOwn(buttonKinds, name) ? (buttonKinds[name as ButtonKindName] as unknown as ButtonKind) : undefined;
}

/** The paths of the record that a press reads, besides those of its condition. */
export function pathsOfButton({ does: { kind, inputs } }: Pick<Button, 'does'>): string[] {
  return Object.entries<StepInput>(buttonKind(kind)?.inputs ?? {}).flatMap(([name, { reads }]) =>
    inputs[name] === undefined ? [] : (reads?.(inputs[name]) ?? []),
  );
}

/** What a press does to records of `object`, and of others: whoever may not do that has no such button. */
export function writesOfButton({ does: { kind, inputs } }: Pick<Button, 'does'>, object: string): StepWrite[] {
  return buttonKind(kind)?.writes(inputs, object) ?? [];
}

/** A button as it is drawn. */
export function drawButton({ label, places, when, confirm, icon, does: { kind } }: Button): ButtonModel {
  return { label, places, when, confirm, icon: icon ?? buttonKind(kind)?.icon ?? 'bolt', kind };
}

/** Buttons in the order in which people see them. */
export function inButtonOrder<Each extends Pick<Button, 'order'>>(buttons: Readonly<Record<string, Each>>): [string, Each][] {
  return Object.entries(buttons).toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
}
