import {
  type Choices,
  type ChosenSource,
  choicesBefore,
  type Label,
  type Problem,
  type ProcessBody,
  stepKind,
  stepsOf,
} from '@tenon/metadata';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { problem } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { administratorsOf, holdersOf } from './find-approvers.ts';

/** Nobody reads a longer list before they press. */
const mostChosen = 20;

/** Whether these are people whom somebody may choose: active, in the scope, and one where one is asked for. */
export function mayChoose(
  directory: Directory,
  { from, several }: Omit<ChosenSource, 'chosenBy'>,
  people: readonly string[],
): boolean {
  const isThere = (person: string) => directory.people.get(person)?.active === true;
  const scope = from && new Set(choosable(directory, from));
  return (
    people.length <= (several ? mostChosen : 1) &&
    new Set(people).size === people.length &&
    people.every((person) => isThere(person) && (!scope || scope.has(person)))
  );
}

/** Those among whom one chooses; nothing where it is everybody. */
export function choosable(directory: Directory, from: NonNullable<ChosenSource['from']>): string[] {
  const people = 'role' in from ? holdersOf(directory, from.role) : from.people;
  return people.filter((person) => directory.people.get(person)?.active === true);
}

/** What is wrong with whom somebody chose before they submit; in branches that may not be gone through nobody need be chosen. */
export async function problemsOfChoices(workspace: Workspace, body: ProcessBody, choices: Choices): Promise<Problem[]> {
  const directory = await readDirectory(workspace);
  const asked = choicesBefore(body);
  const problems: Problem[] = [];
  for (const { placed, ...source } of asked) {
    const { id } = placed.step;
    const chosen = choices[id] ?? [];
    if (chosen.length === 0 && placed.within.length === 0) problems.push(choiceProblem('required', placed.step));
    else if (!mayChoose(directory, source, chosen)) problems.push(choiceProblem('notChoosable', placed.step));
  }
  for (const id of Object.keys(choices))
    if (!asked.some(({ placed }) => placed.step.id === id)) problems.push(choiceProblem('notChoosable', { id }));
  return problems;
}

/** Of the people whom somebody chose, or should have, for a step. */
export function choiceProblem(code: 'required' | 'notChoosable', { id, label }: { id: string; label?: Label }): Problem {
  const named = { zh: `${label?.zh ?? id}：审批人`, en: `${label?.en ?? id}: who decides` };
  return problem(code, `choices.${id}`, { label: named });
}

/** Somebody in the place of whoever is still to be chosen, so that a trial goes on. They are not shown. */
export function standIns(
  directory: Directory,
  body: ProcessBody,
  { choices = {}, submitter }: { choices?: Choices; submitter: string },
): Choices {
  const everybody = [...administratorsOf(directory), ...directory.people.keys()];
  const person = everybody.find((id) => id !== submitter && directory.people.get(id)?.active);
  const open = stepsOf(body).filter(({ id, kind, inputs }) => stepKind(kind)?.chooses?.(inputs) && !choices[id]?.length);
  return Object.fromEntries(open.map(({ id }) => [id, person === undefined ? [] : [person]]));
}
