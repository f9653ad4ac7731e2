import type { DocumentBlock, DocumentTemplate } from '../define/document.ts';
import type { Label } from '../label.ts';
import { checkTemplate } from './check-step-texts.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { linkTo } from './field-demands.ts';

/** Which fields and objects the documents of an object name. Those that are off are looked through as well: they can be turned on. */
export function checkDocuments(
  check: DefinitionCheck,
  object: string,
  documents: Readonly<Record<string, DocumentTemplate>>,
): void {
  for (const [name, document] of Object.entries(documents)) {
    const at = `documents.${name}`;
    check.call(at, document.label);
    for (const member of ['fileName', 'header', 'footer'] as const) checkText(check, `${at}.${member}`, object, document[member]);
    const seen = new Set<string>();
    for (const [index, block] of document.blocks.entries()) {
      if (seen.has(block.id)) check.report(`${at}.blocks.${index}`, 'repeatedElement', { seen: block.id });
      seen.add(block.id);
      checkBlock(check, `${at}.blocks.${index}`, object, block);
    }
  }
}

function checkBlock(check: DefinitionCheck, at: string, object: string, block: DocumentBlock): void {
  if ('text' in block) checkText(check, `${at}.text`, object, block.text);
  if ('who' in block) for (const [index, who] of block.who.entries()) checkText(check, `${at}.who.${index}`, object, who);
  if (block.kind === 'fields') checkPaths(check, `${at}.fields`, object, block.fields);
  if (block.kind !== 'rows' || !check.object(`${at}.object`, block.object)) return;
  check.field(`${at}.via`, block.object, block.via, linkTo(object));
  checkPaths(check, `${at}.columns`, block.object, block.columns);
}

function checkText(check: DefinitionCheck, at: string, object: string, text: Label | undefined): void {
  if (text) checkTemplate(check, at, { object }, { template: text });
}

function checkPaths(check: DefinitionCheck, at: string, object: string, paths: readonly string[]): void {
  for (const [index, path] of paths.entries()) check.field(`${at}.${index}`, object, path);
}
