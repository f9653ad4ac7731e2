import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../access/actor.ts';
import { pilotsOfPerson } from '../../access/actors.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { draftedRoles } from '../../access/drafted-roles.ts';
import { explainFields, explainRights, type NamedRole, rolesHiding } from '../../access/explain-rights.ts';
import { visibilityOf } from '../../access/field-rights.ts';
import { beginView, listViews } from '../../access/view-as.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { countLooks } from '../../data/history/note-look.ts';
import { serve } from '../serve.ts';

/** What somebody may do and why, and looking as they see; of objects that the caller designs, or may read. */
export function rightsRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/users/:id/rights', async ({ workspace, actor, params: { id }, query }) => {
    const { person, people, ...holding } = await holdingOf(workspace, id, query.changeSet);
    const { system, objects } = explainRights(workspace.snapshot, holding);
    const [views, looks] = await Promise.all([listViews(workspace, { person: id }), countLooks(workspace, { person: id })]);
    return {
      person: { id, name: person.name, active: person.active },
      roles: holding.roles.map(({ name }) => name),
      system,
      objects: objects.filter(({ object }) => mayKnow(actor, object)),
      looks,
      seenBy: views.map(({ at, by }) => ({ at: at.toISOString(), by: people.get(by)?.name ?? null })),
    };
  });

  serve(app, 'GET /api/users/:id/rights/:object', async ({ workspace, actor, params: { id, object }, query }) => {
    const { snapshot } = workspace;
    if (!snapshot.objects.has(object) || !mayKnow(actor, object)) throw new TenonError('notFound');
    return explainFields(snapshot, await holdingOf(workspace, id, query.changeSet), object).filter(
      ({ field }) => actor.rights.system.has('manageMetadata') || visibilityOf(snapshot, actor, object, field) !== 'hidden',
    );
  });

  serve(app, 'GET /api/roles/hiding/:object', async ({ workspace, params: { object }, query }) => {
    const roles = await draftedRoles(workspace, query.changeSet);
    const named = [...roles].map(([name, body]) => ({ name, body }));
    return rolesHiding(workspace.snapshot, named, object);
  });

  serve(app, 'POST /api/view-as', async ({ workspace, actor, body }) => {
    if ((body.person === undefined) === (body.role === undefined)) throw badRequest(oneOfTwo);
    const { id, actor: seen } = await beginView(workspace, actor, body);
    const roles = await draftedRoles(workspace, body.changeSet);
    return {
      id,
      user: { id: seen.userId, name: seen.name },
      roles: seen.roles.flatMap((name) => {
        const role = roles.get(name);
        return role ? [{ name, label: role.label }] : [];
      }),
      system: [...seen.rights.system],
    };
  });
}

const oneOfTwo = { zh: 'person 与 role 必须且只能给出一个', en: 'either `person` or `role`, and one of them' };

function mayKnow({ rights }: Actor, object: string): boolean {
  return rights.system.has('manageMetadata') || rights.scopes(object, 'read').length > 0;
}

async function holdingOf(workspace: Workspace, id: string, changeSet: string | undefined) {
  const [directory, drafted] = await Promise.all([readDirectory(workspace), draftedRoles(workspace, changeSet)]);
  const { people } = directory;
  const person = people.get(id);
  if (!person) throw new TenonError('notFound');
  const roles = person.roles.flatMap((name): NamedRole[] => {
    const body = drafted.get(name);
    return body ? [{ name, body }] : [];
  });
  return { person, people, roles, pilots: pilotsOfPerson(workspace.snapshot, directory, person) };
}
