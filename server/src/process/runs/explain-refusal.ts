import {
  type Label,
  outputsOf,
  type ProcessBody,
  pathsWorkedWith,
  rootOfPath,
  stepKind,
  stepPathsOf,
  stepsOf,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { rightsOf } from '../../access/actors.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import { TenonError } from '../../base/errors.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { planOf } from './token-moves.ts';

type Refused = { error: unknown; body: ProcessBody; step: string | null };

/** So many people are named, of all who could give a right. */
const mostNamed = 3;

/** What was refused to a step, with the right that is missing, to whom, and who can give it; another error as it is. */
export async function explainRefusal(workspace: Workspace, actor: Actor, { error, body, step }: Refused): Promise<unknown> {
  const right = error instanceof TenonError ? missingRight(workspace, actor, { body, step, code: error.code }) : undefined;
  if (!right) return error;
  const { people } = await readDirectory(workspace);
  const givers = [...people.values()].filter(
    ({ active, roles }) => active && rightsOf(workspace.snapshot, roles).system.has('manageRoles'),
  );
  const named = givers.slice(0, mostNamed).map(({ name }) => name);
  return new TenonError('stepRefused', { params: { name: actor.name, right, givers: named.join(', ') }, cause: error });
}

type Asked = Omit<Refused, 'error'> & { code: string };

/** The first of the fields that the steps work with and the actor may not read whole. */
function missingField({ snapshot }: Workspace, actor: Actor, { body, step }: Asked): Label | undefined {
  const { object } = body.trigger;
  const outputs = outputsOf(body);
  const steps = stepsOf(body).filter(({ id }) => step === null || id === step);
  const roots = [
    ...stepsOf(body)
      .flatMap(pathsWorkedWith)
      .map((path) => ({ object, path })),
    ...steps.flatMap(stepPathsOf).flatMap((path) => rootOfPath(path, { object, outputs }) ?? []),
  ];
  const unread = roots.find((root) => !mayReadPath(snapshot, actor, root.object, root.path));
  const label = unread && resolveField(snapshot, unread.object, unread.path)?.at(-1)?.definition.label;
  return label && { zh: `读取“${label.zh}”`, en: `read “${label.en}”` };
}

/** Of what the step writes: the first that the actor may not, else the record. */
function missingRight(workspace: Workspace, actor: Actor, { body, step, code }: Asked): Label | undefined {
  if (code === 'invalidQuery') return missingField(workspace, actor, { body, step, code });
  if (!['forbidden', 'notFound'].includes(code)) return undefined;
  const { snapshot } = workspace;
  const placed = planOf(body).get(step ?? '');
  const writes = placed ? (stepKind(placed.step.kind)?.writes(placed.step.inputs, body.trigger.object) ?? []) : [];
  const mayNot = writes.find(({ object, action }) =>
    action === 'create' ? !actor.rights.allows(object, 'create') : actor.rights.scopes(object, action).length === 0,
  );
  // What may not be read is not found.
  const of = mayNot ?? (code === 'forbidden' ? writes[0] : undefined);
  const object = of && snapshot.objects.get(of.object)?.body.label;
  if (!of || !object) return undefined;
  const words = {
    create: { zh: '新建', en: 'create' },
    edit: { zh: '修改', en: 'change' },
    delete: { zh: '删除', en: 'delete' },
  }[of.action];
  return mayNot
    ? { zh: `${words.zh}“${object.zh}”`, en: `${words.en} records of “${object.en}”` }
    : { zh: `${words.zh}这条“${object.zh}”`, en: `${words.en} this record of “${object.en}”` };
}
