import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { PrintedBlock, PrintedDocument } from '@tenon/metadata/api/documents.ts';
import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** What `writePdf` runs: takes a `PrintedDocument` as JSON from stdin and writes it as PDF to stdout. */

const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')));
const fontFile = (weight: string) => join(fonts, weight, `NotoSansSC_${weight}.ttf`);
const [normal, bold] = [fontFile('400Regular'), fontFile('700Bold')];
pdfmake.setFonts({ Noto: { normal, bold, italics: normal, bolditalics: bold } });
// Nothing that a document says is ever fetched or opened.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);

const grey = '#555555';
const thinLines = { hLineColor: () => '#bbbbbb', hLineWidth: () => 0.5, vLineWidth: () => 0 };
const document = (await json(process.stdin)) as PrintedDocument;
const pdf = pdfmake.createPdf(drawDocument(document));
process.stdout.write(await pdf.getBuffer());

function drawDocument({ title, language, paper, landscape, header, footer, blocks }: PrintedDocument): TDocumentDefinitions {
  return {
    info: { title },
    language,
    pageSize: { a4: 'A4', a5: 'A5', letter: 'LETTER' }[paper] as 'A4' | 'A5' | 'LETTER',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [48, header ? 64 : 48, 48, 56],
    defaultStyle: { font: 'Noto', fontSize: 10, lineHeight: 1.3 },
    ...(header && {
      header: { text: header, color: grey, fontSize: 8, margin: [48, 28, 48, 0] as [number, number, number, number] },
    }),
    footer: (page, pages) => ({
      columns: [
        { text: footer, alignment: 'left' },
        { text: `${page} / ${pages}`, alignment: 'right', width: 60 },
      ],
      ...{ color: grey, fontSize: 8, margin: [48, 16, 48, 0] },
    }),
    content: blocks.map(drawBlock),
  };
}

function drawBlock(block: PrintedBlock): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, alignment: block.align, bold: true, fontSize: 16, margin: [0, 4, 0, 8] };
    case 'text':
      return { text: block.text, alignment: block.align, margin: [0, 0, 0, 8] };
    case 'fields':
      return drawFields(block);
    case 'rows':
      return drawRows(block);
    case 'signatures':
      return { columns: block.who.map(drawSignature), columnGap: 32, margin: [0, 32, 0, 8], unbreakable: true } as Content;
    case 'pageBreak':
      return { text: '', pageBreak: 'after' };
  }
}

type Block<Kind extends PrintedBlock['kind']> = Extract<PrintedBlock, { kind: Kind }>;

function drawFields({ values, columns }: Block<'fields'>): Content {
  const cells = values.map(({ label, text }): [TableCell, TableCell] => [{ text: label, color: grey, noWrap: true }, { text }]);
  const lines = Array.from({ length: Math.ceil(cells.length / columns) }, (_, line) =>
    Array.from({ length: columns }, (_, at) => cells[line * columns + at] ?? [{ text: '' }, { text: '' }]).flat(),
  );
  if (lines.length === 0) return { text: '' };
  const widths = Array.from({ length: columns }, () => ['auto', '*']).flat();
  return { table: { widths, body: lines }, layout: 'noBorders', margin: [0, 0, 0, 8] };
}

function drawRows({ head, rows, right }: Block<'rows'>): Content {
  const align = (at: number) => (right[at] ? 'right' : 'left');
  const body = [
    head.map((text, at): TableCell => ({ text, bold: true, fillColor: '#eeeeee', alignment: align(at) })),
    ...rows.map((cells) => cells.map((text, at): TableCell => ({ text, alignment: align(at) }))),
  ];
  const widths = head.map((_, at) => (right[at] ? 'auto' : '*'));
  return { table: { headerRows: 1, dontBreakRows: true, widths, body }, layout: thinLines, margin: [0, 0, 0, 8], fontSize: 9 };
}

function drawSignature(text: string): Content {
  return {
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 160, y2: 0, lineWidth: 0.7 }] },
      { text, color: grey, margin: [0, 4, 0, 0] },
    ],
  };
}
