import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import { presentObject } from '../../catalog/former-names.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { noteLook } from '../history/note-look.ts';
import { readDocument } from './read-document.ts';
import { writePdf } from './write-pdf.ts';

type DocumentRequest = { object: string; id: string; document: string };

/**
 * A record printed into one of the documents of its object, as PDF, in the language of the actor and with what they may see; told in its history.
 * Throws `forbidden` without the right to print, `notFound`, `documentTooLong` for a table of more than a thousand rows, and `busy`.
 */
export async function printDocument(
  workspace: Workspace,
  actor: Actor,
  { id, document: name, ...request }: DocumentRequest,
): Promise<{ name: string; pdf: Buffer }> {
  const { snapshot } = workspace;
  const object = presentObject(snapshot, request.object);
  if (!actor.rights.allows(object, 'print')) throw new TenonError('forbidden');
  const documents = snapshot.objects.get(object)?.body.documents ?? {};
  const template = Object.hasOwn(documents, name) ? documents[name] : undefined;
  if (!template || template.off) throw new TenonError('notFound');
  const printed = await workspace.db.transaction(async (tx) => {
    const read = await readDocument({ workspace, actor, tx, object, id }, template);
    await noteLook(workspace, actor, { tx, object, id, action: 'print' });
    return read;
  });
  return { name: `${printed.title}.pdf`, pdf: await writePdf(printed) };
}
