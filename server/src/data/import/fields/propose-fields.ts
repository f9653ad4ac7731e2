import { type FieldType, fieldTypes, type ImportProposal } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { mapYielding } from '../../../base/yield-to-event-loop.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readingContext } from '../../../query/reading-context.ts';
import type { ColumnScan } from '../file/scan-columns.ts';
import { requireImport, type Upload } from '../file/uploads.ts';
import { findLinks } from './find-links.ts';
import { proposeType } from './propose-type.ts';

/**
 * What the columns of a file would be as fields of a new object, in their order, and the one that names its records. Throws `forbidden` to who may
 * import nothing.
 */
export async function proposeFields(workspace: Workspace, actor: Actor, { columns }: Upload): Promise<ImportProposal> {
  requireImport(workspace, actor);
  const context = readingContext(workspace, actor);
  const proposed = await mapYielding(columns, (scan) => proposeType(scan, { ...context, ...readingOf(scan) }));
  const links = await findLinks(workspace, actor, columns);
  const fields = columns.map(({ column }, at) => {
    const { field = { type: 'text' as const }, misfits = [] } = proposed[at] ?? {};
    return { column, field, misfits, links: links[at] ?? [] };
  });
  return { title: titleOf(columns, fields), columns: fields };
}

/** As its values tell; where they do not, either will do to see what they are. */
function readingOf({ dateOrder, decimalSign }: ColumnScan) {
  return {
    dateOrder: dateOrder === undefined || dateOrder === 'ambiguous' ? ('mdy' as const) : dateOrder,
    ...(decimalSign !== undefined && decimalSign !== 'ambiguous' && { decimalSign }),
  };
}

/** Names are texts that could be put together of several columns. */
function isJoined(field: ImportProposal['columns'][number] | undefined): boolean {
  return field !== undefined && (fieldTypes[field.field.type] as FieldType).join !== undefined;
}

const called = /(名称|名字|姓名|标题|主题|name|title|subject)$/i;

/** A text that nearly every row has, and hardly any two rows share; best one whose header says that it is a name. */
function titleOf(columns: readonly ColumnScan[], fields: ImportProposal['columns']): string | null {
  const texts = columns.filter(({ distinct }, at) => isJoined(fields[at]) && distinct.length > 0);
  const sure = texts.find(({ column }) => called.test(column));
  return (sure ?? texts[0])?.column ?? null;
}
