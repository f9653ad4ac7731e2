import type { DocumentModel, ObjectModel } from '@tenon/metadata';
import { byOrder } from '@tenon/metadata/define/by-order.ts';
import type { CompiledObject } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';

/** The documents of an object that are offered to the actor, who may print its records; what stands in one the server tells when it is made. */
export function trimDocuments({ rights }: RightsHolder, { name, body }: CompiledObject): Pick<ObjectModel, 'documents'> {
  if (!rights.allows(name, 'print')) return {};
  const offered = byOrder(body.documents).flatMap(([document, { label, off }]): [string, DocumentModel][] =>
    off ? [] : [[document, { label }]],
  );
  return offered.length > 0 ? { documents: Object.fromEntries(offered) } : {};
}
