import { type Button, buttonKind, pathsOfButton, type StepInput, type WireRecord } from '@tenon/metadata';
import { ruleLanguage } from '@tenon/metadata/rules/rule-language.ts';
import type { Actor } from '../../access/actor.ts';
import { typeOfPath } from '../../access/expression-types.ts';
import { pathsOfWhen, pressableButtons } from '../../access/trim-buttons.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/** A button of an object that somebody is about to press, and what is read of a record for it. */
export type FoundButton = {
  object: string;
  name: string;
  button: Button;
  declared: Record<string, StepInput>;
  paths: readonly string[];
  /** Whether the actor has the button for a record of which the paths were read. */
  holds(record: WireRecord): boolean;
};

/** Throws `notFound` where the object has no such button, or the actor does not have it. */
export function findButton(
  workspace: Workspace,
  actor: Actor,
  { object, button: name }: { object: string; button: string },
): FoundButton {
  const { snapshot } = workspace;
  const compiled = snapshot.objects.get(object);
  const own = compiled && pressableButtons(snapshot, actor, compiled).find(([each]) => each === name);
  if (!own) throw new TenonError('notFound');
  return openButton(workspace, actor, { object, name, button: own[1] });
}

/** The condition of the button does not hold for a record. */
export function notPressable({ button }: Pick<FoundButton, 'button'>) {
  return { code: 'notPressable' as const, params: { label: button.label } };
}

/** The same of a button that need not be there yet. */
export function openButton(
  workspace: Workspace,
  actor: Actor,
  { object, name, button }: Pick<FoundButton, 'object' | 'name' | 'button'>,
): FoundButton {
  const compiled = workspace.snapshot.objects.get(object);
  if (!compiled) throw new TenonError('notFound');
  return {
    ...{ object, name, button },
    declared: buttonKind(button.does.kind)?.inputs ?? {},
    paths: [...new Set([...pathsOfWhen(compiled, button), ...pathsOfButton(button)])],
    holds: judgeOf(workspace, actor, { object, when: button.when }),
  };
}

/** Values of formulas are read like those of other fields. */
function judgeOf(
  { snapshot, clock }: Workspace,
  actor: Actor,
  { object, when }: { object: string; when: string | undefined },
): FoundButton['holds'] {
  if (when === undefined) return () => true;
  const typeOf = (path: string) => {
    const type = typeOfPath(snapshot, object, path);
    return type === 'none' ? undefined : type;
  };
  const term = ruleLanguage({ typeOf, formulaOf: () => undefined })(when);
  const { userId: id, roles, source, timeZone } = actor;
  const now = clock.now().toISOString();
  return (record) => {
    const value = (path: string) => record[path] ?? null;
    return term.evaluate({ value, prior: value, isNew: false, actor: { id, roles, source }, now, timeZone }) === true;
  };
}
