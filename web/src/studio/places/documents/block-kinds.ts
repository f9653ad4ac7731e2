import type { DocumentBlock, DocumentBlockKind } from '../../../../../metadata/define/document.ts';
import type { TextKey } from '../../../base/text.ts';

/** How each kind of block is called and drawn. */
export const blockKinds: Record<DocumentBlockKind, { label: TextKey; icon: string }> = {
  heading: { label: 'documents.block.heading', icon: 'letter-case' },
  text: { label: 'documents.block.text', icon: 'align-left' },
  fields: { label: 'documents.block.fields', icon: 'forms' },
  rows: { label: 'documents.block.rows', icon: 'table' },
  signatures: { label: 'documents.block.signatures', icon: 'writing-sign' },
  pageBreak: { label: 'documents.block.pageBreak', icon: 'arrow-down' },
};

/** What is known of a block by its own words, where it has some. */
export function wordsOfBlock(block: DocumentBlock): { zh: string; en: string } | undefined {
  return 'text' in block ? block.text : undefined;
}
