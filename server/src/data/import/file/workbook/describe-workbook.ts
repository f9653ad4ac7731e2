import { unreadable } from '../unreadable.ts';
import type { Archive } from './archive.ts';
import { attribute, readXml } from './read-xml.ts';

export type SheetPart = { name: string; hidden: boolean; part: string };

/** What a workbook says of itself: its sheets in their order, in which calendar it counts days, and where the rest lies. */
export type WorkbookParts = { sheets: SheetPart[]; is1904: boolean; styles?: string; sharedStrings?: string };

type Relation = { id: string; type: string; part: string };

/** Throws `unreadableFile` for an archive that is no workbook. */
export async function describeWorkbook(archive: Archive): Promise<WorkbookParts> {
  const main = (await readRelations(archive, '')).find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const content = archive.read(main);
  if (!content || !main.endsWith('.xml'))
    throw unreadable('这不是 .xlsx 工作簿', 'this is no .xlsx workbook; save it as .xlsx or CSV');
  const relations = await readRelations(archive, main);
  const sheets: SheetPart[] = [];
  let is1904 = false;
  for await (const events of readXml(content))
    for (const event of events) {
      if (event.kind !== 'open') continue;
      if (event.name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute(event.attributes, 'date1904') ?? '');
      if (event.name !== 'sheet') continue;
      const relation = relations.find(({ id }) => id === attribute(event.attributes, 'id'));
      // Charts and dialogues have no cells.
      if (relation?.type !== 'worksheet') continue;
      const state = attribute(event.attributes, 'state') ?? 'visible';
      sheets.push({ name: attribute(event.attributes, 'name') ?? '', hidden: state !== 'visible', part: relation.part });
    }
  if (sheets.length === 0) throw unreadable('工作簿中没有工作表', 'the workbook has no sheets');
  const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.part;
  return { sheets, is1904, styles: partOf('styles'), sharedStrings: partOf('sharedStrings') };
}

/** Which parts a part names, by their ids. */
async function readRelations(archive: Archive, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const content = archive.read(`${folder}_rels/${part.slice(slash)}.rels`);
  const relations: Relation[] = [];
  if (!content) return relations;
  for await (const events of readXml(content))
    for (const event of events) {
      if (event.kind !== 'open' || event.name !== 'Relationship') continue;
      const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((name) => attribute(event.attributes, name));
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolvePart(folder, target) });
    }
  return relations;
}

/** What lies outside of the workbook, or cannot be an address, is no part of it. */
function resolvePart(folder: string, target: string): string {
  return URL.parse(target, `file:///${folder}`)?.pathname.slice(1).replaceAll('%20', ' ') ?? '';
}
