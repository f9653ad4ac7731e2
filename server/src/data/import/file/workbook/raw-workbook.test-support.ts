import { crc32 } from 'node:zlib';

type Sheet = { name: string; state?: string; rows: string; merged?: readonly string[] };

/** A workbook from the XML of its rows, for what no writer writes: errors, formulas without results, any number format. */
export function rawWorkbook({ sheets, formats = [] }: { sheets: readonly Sheet[]; formats?: readonly string[] }): Buffer {
  const relation = (at: number) =>
    `<Relationship Id="rId${at}" Type="http://x/relationships/worksheet" Target="worksheets/sheet${at}.xml"/>`;
  const list = sheets.map(
    ({ name, state }, at) => `<sheet name="${name}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const codes = formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escapeXml(code)}"/>`);
  const styles = formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`);
  return zip({
    '_rels/.rels':
      '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => relation(at + 1)).join('')}<Relationship Id="s" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map(({ rows, merged }, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows, merged)])),
  });
}

function sheetXml(rows: string, merged: readonly string[] = []): string {
  const cells = merged.map((ref) => `<mergeCell ref="${ref}"/>`);
  return `<worksheet><sheetData>${rows}</sheetData>${cells.length > 0 ? `<mergeCells>${cells.join('')}</mergeCells>` : ''}</worksheet>`;
}

/** A row of texts; what begins with `<` is the XML of a cell. */
export function rawRow(...cells: string[]): string {
  const text = (cell: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  return `<row>${cells.map((cell) => (cell.startsWith('<') ? cell : cell === '' ? '<c/>' : text(cell))).join('')}</row>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Nothing in it is packed. */
function zip(parts: Record<string, string>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(content)];
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(bytes), 0);
    sizes.writeUInt32LE(bytes.length, 4);
    sizes.writeUInt32LE(bytes.length, 8);
    const lengths = Buffer.from([title.length, 0, 0, 0]);
    const local = Buffer.concat([Buffer.from('504b03040a00000000000000' + '0000', 'hex'), sizes, lengths, title, bytes]);
    const at = Buffer.alloc(4);
    at.writeUInt32LE(offset);
    directory.push(
      Buffer.concat([Buffer.from('504b01020a000a00000000000000' + '0000', 'hex'), sizes, lengths, Buffer.alloc(10), at, title]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}
