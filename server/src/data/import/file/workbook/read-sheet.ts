import { plainString } from './read-shared-strings.ts';
import { attribute, readXml, type XmlEvent } from './read-xml.ts';

/** What a cell holds, before its format is applied. */
export type SheetCell = {
  column: number;
  /** `n` number, `s` shared string, `str` text of a formula, `inlineStr`, `b`, `e` error, `d` date. */
  type: string;
  style: number;
  value: string;
  /** A formula whose result nobody has worked out. */
  isOpenFormula: boolean;
};

export type SheetRow = { index: number; cells: SheetCell[] };

type Reading = { row: SheetRow | undefined; last: number; cell: OpenCell | undefined; collects: boolean; isReading: boolean };
type OpenCell = SheetCell & { hasFormula: boolean; hasValue: boolean };

/** Rows of a sheet in their order, cells without anything left out; as many at a time as a piece of the file holds. */
export async function* readSheet(content: AsyncIterable<Buffer>): AsyncGenerator<SheetRow[]> {
  const reading: Reading = { row: undefined, last: -1, cell: undefined, collects: false, isReading: false };
  for await (const events of readXml(content)) {
    const rows: SheetRow[] = [];
    for (const event of events) {
      if (event.kind === 'text') {
        if (reading.collects && !reading.isReading && reading.cell) reading.cell.value += event.text;
      } else if (event.kind === 'open') openElement(reading, event);
      else {
        const row = closeElement(reading, event.name);
        if (row) rows.push(row);
      }
    }
    if (rows.length > 0) yield rows;
  }
}

function openElement(reading: Reading, { name, attributes }: XmlEvent & { kind: 'open' }): void {
  const { row, cell } = reading;
  if (name === 'row') {
    const number = Number(attribute(attributes, 'r') ?? Number.NaN);
    reading.row = { index: Number.isSafeInteger(number) && number > 0 ? number - 1 : reading.last + 1, cells: [] };
  } else if (name === 'c' && row) {
    const column = columnOf(attribute(attributes, 'r')) ?? (row.cells.at(-1)?.column ?? -1) + 1;
    const [type, style] = [attribute(attributes, 't') ?? 'n', Number(attribute(attributes, 's') ?? 0)];
    reading.cell = { column, type, style, value: '', isOpenFormula: false, hasFormula: false, hasValue: false };
  } else if (!cell) return;
  else if (name === 'f') cell.hasFormula = true;
  else if (name === 'rPh') reading.isReading = true;
  else if (name === 'v' || name === 't') {
    cell.hasValue = true;
    reading.collects = true;
  }
}

function closeElement(reading: Reading, name: string): SheetRow | undefined {
  const { row, cell } = reading;
  if (name === 'v' || name === 't') reading.collects = false;
  else if (name === 'rPh') reading.isReading = false;
  else if (name === 'c' && row && cell) {
    row.cells.push(finish(cell));
    reading.cell = undefined;
  } else if (name === 'row' && row) {
    [reading.row, reading.last] = [undefined, row.index];
    return row;
  }
}

/** The blank text of a formula is a result; a blank number is none. */
function finish({ hasFormula, hasValue, ...cell }: OpenCell): SheetCell {
  const isOpenFormula = hasFormula && cell.value === '' && !(cell.type === 'str' && hasValue);
  return { ...cell, isOpenFormula, ...(cell.type === 'inlineStr' && { value: plainString(cell.value) }) };
}

/** `AB12` stands in column 27. */
export function columnOf(reference: string | undefined): number | undefined {
  let column = 0;
  for (const letter of reference ?? '') {
    const code = letter.charCodeAt(0) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column > 0 ? column - 1 : undefined;
}
