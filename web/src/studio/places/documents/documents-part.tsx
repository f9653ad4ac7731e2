import type { ObjectPart } from '../place.ts';
import { DocumentsPage } from './documents-page.tsx';

/** `/studio/objects/<object>/documents/<document>/<block>` */
export const documentsPart: ObjectPart = {
  name: 'documents',
  label: 'documents.title',
  icon: 'file-text',
  Page: ({ object, parts: [document, block] }) => <DocumentsPage object={object} selected={document} block={block} />,
  partsOf: ({ kind, name, at: [member, document, list, block] }) =>
    kind === 'object' && member === 'documents'
      ? [name, ...(document === undefined ? [] : [document, ...(list === 'blocks' && block !== undefined ? [block] : [])])]
      : undefined,
};
