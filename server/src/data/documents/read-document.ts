import { type Filter, type Label, maskedText, type Path, type WireRecord } from '@tenon/metadata';
import type { PrintedBlock, PrintedDocument } from '@tenon/metadata/api/documents.ts';
import type { BlockOf, DocumentBlock, DocumentTemplate } from '@tenon/metadata/define/document.ts';
import { fillTemplate, templatePaths } from '@tenon/metadata/template.ts';
import type { Actor } from '../../access/actor.ts';
import { mayReadPath, maySeePath } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../read/get-record.ts';
import { readRecords } from '../read/read-records.ts';
import { mostRows } from './write-pdf.ts';

const rowsAtATime = 200;

/** Of whose record a document is made, for whom, and in which transaction. */
type Reading = { workspace: Workspace; actor: Actor; tx: Transaction; object: string; id: string };

/** A document about a record, in the language of the actor and with what they may see; the rest is blank. Throws `notFound`, `documentTooLong`. */
export async function readDocument(reading: Reading, template: DocumentTemplate): Promise<PrintedDocument> {
  const { workspace, actor, tx, object, id } = reading;
  const { label, fileName, header, footer, paper = 'a4', landscape = false, blocks } = template;
  const title = workspace.snapshot.objects.get(object)?.body.title ?? 'id';
  const named = fileName ?? { zh: `${label.zh} {${title}}`, en: `${label.en} {${title}}` };
  const wanted = [named, header, footer].flatMap((text) => (text ? templatePaths(text) : []));
  const select = [...new Set([...wanted, ...blocks.flatMap(pathsOfBlock)])].filter((path) => maySee(reading, object, path));
  const record = await getRecord(workspace, actor, { object, id, select, tx });
  const say = (text: Label) => fillTemplate(text[actor.locale], (path) => textOf(reading, object, { record, path }));
  const printed: PrintedBlock[] = [];
  for (const block of blocks) printed.push(...(await printBlock(reading, { block, record, say })));
  return {
    ...{ title: say(named).trim(), language: actor.locale, paper, landscape, blocks: printed },
    ...{ header: header ? say(header) : '', footer: footer ? say(footer) : '' },
  };
}

function pathsOfBlock(block: DocumentBlock): Path[] {
  if ('text' in block) return templatePaths(block.text);
  if ('who' in block) return block.who.flatMap(templatePaths);
  return block.kind === 'fields' ? block.fields : [];
}

type Printing = { block: DocumentBlock; record: WireRecord; say: (text: Label) => string };

async function printBlock(reading: Reading, { block, record, say }: Printing): Promise<PrintedBlock[]> {
  const { id } = block;
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [{ id, kind: block.kind, text: say(block.text), align: block.align ?? 'left' }];
    case 'fields':
      return [printFields(reading, block, record)];
    case 'rows':
      return printRows(reading, block);
    case 'signatures':
      return [{ id, kind: 'signatures', who: block.who.map(say) }];
    case 'pageBreak':
      return [{ id, kind: 'pageBreak' }];
  }
}

/** What is blank takes no paper. */
function printFields(reading: Reading, { id, fields, columns = 2 }: BlockOf<'fields'>, record: WireRecord): PrintedBlock {
  const { object } = reading;
  const values = fields.flatMap((path) => {
    const text = textOf(reading, object, { record, path });
    return text === '' ? [] : [{ label: labelOf(reading, object, path), text }];
  });
  return { id, kind: 'fields', columns, values };
}

async function printRows(reading: Reading, { id, object, via, columns }: BlockOf<'rows'>): Promise<PrintedBlock[]> {
  const { workspace, actor } = reading;
  if (!mayReadPath(workspace.snapshot, actor, object, via)) return [];
  const seen = columns.filter((path) => maySee(reading, object, path));
  if (seen.length === 0) return [];
  const rows = (await readRows(reading, { object, via, select: seen })).map((record) =>
    seen.map((path) => textOf(reading, object, { record, path })),
  );
  const right = seen.map((path) => fieldOf(reading, object, path)?.type.aggregates.includes('sum') ?? false);
  return [{ id, kind: 'rows', head: seen.map((path) => labelOf(reading, object, path)), rows, right }];
}

type RowsWanted = { object: string; via: string; select: Path[] };

async function readRows({ workspace, actor, tx, ...about }: Reading, { object, via, select }: RowsWanted): Promise<WireRecord[]> {
  const filter: Filter = { field: via, op: 'eq', value: { object: about.object, id: about.id } };
  const sort = [{ field: 'created_at', direction: 'asc' as const }];
  const records: WireRecord[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await readRecords(workspace, actor, { object, filter, select, sort, limit: rowsAtATime, cursor }, tx);
    records.push(...page.records);
    if (!page.next) return records;
    if (records.length >= mostRows) throw new TenonError('documentTooLong', { params: { max: mostRows } });
    cursor = page.next;
  }
}

function maySee({ workspace, actor }: Reading, object: string, path: Path): boolean {
  return maySeePath(workspace.snapshot, actor, object, path);
}

function fieldOf({ workspace }: Reading, object: string, path: Path) {
  return resolveField(workspace.snapshot, object, path)?.at(-1);
}

function labelOf(reading: Reading, object: string, path: Path): string {
  return fieldOf(reading, object, path)?.definition.label[reading.actor.locale] ?? path;
}

/** A value as the actor reads it, masks and all. */
function textOf(reading: Reading, object: string, { record, path }: { record: WireRecord; path: Path }): string {
  const { locale, timeZone } = reading.actor;
  const value = record[path];
  const field = fieldOf(reading, object, path);
  if (value == null || !field) return '';
  return maskedText(value) ?? field.type.toText(value, field.definition as never, locale, timeZone);
}
