import type { AppBody, Label } from '@tenon/metadata';
import { objectsOfApp } from '@tenon/metadata/define/app-parts.ts';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { readLayers } from '../../catalog/definitions/definition-rows.ts';
import { changeDefinition } from '../../catalog/publish.ts';
import { keptNote } from '../../catalog/revision-note.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { limitsOf } from './publish-as.ts';
import { refuseWhilePublishing } from './publish-job.ts';

export type AppLine = {
  name: string;
  label: Label;
  icon: string;
  off: boolean;
  /** What brought it; null: the workspace made it. */
  solution: string | null;
  objects: { name: string; label: Label }[];
};

/** Every app of the workspace, those that are off as well. */
export async function listApps({ database, schema, snapshot }: Workspace): Promise<AppLine[]> {
  const owners = new Map(
    (await readLayers(database.platform, schema))
      .filter(({ kind }) => kind === 'app')
      .map(({ name, solution }) => [name, solution]),
  );
  return [...snapshot.apps]
    .toSorted(([, a], [, b]) => (a.order ?? 1000) - (b.order ?? 1000))
    .map(([name, app]) => ({
      name,
      label: app.label,
      icon: app.icon,
      off: app.off === true,
      solution: owners.get(name) ?? null,
      objects: objectsOfApp(app).flatMap((object) => {
        const found = snapshot.objects.get(object);
        return found ? [{ name: object, label: found.body.label }] : [];
      }),
    }));
}

/** Switches an app on or off for everybody; records stay. Throws `notFound`, `forbidden` and `publishing`. */
export async function switchAppAs(
  workspace: Workspace,
  actor: Actor,
  { name, on }: { name: string; on: boolean },
): Promise<void> {
  requireSystemRight(actor, 'manageMetadata');
  const app = workspace.snapshot.apps.get(name);
  if (!app) throw new TenonError('notFound');
  await refuseWhilePublishing(workspace);
  const change = ({ off: _before, ...rest }: AppBody): AppBody => (on ? rest : { ...rest, off: true });
  const sign = on ? '＋' : '−';
  const summary = keptNote({ zh: `${sign} ${app.label.zh}`, en: `${sign} ${app.label.en}` });
  const by = { by: actor.userId, summary, ...limitsOf(workspace, actor) };
  await changeDefinition(workspace, { kind: 'app', name, change }, by);
}
