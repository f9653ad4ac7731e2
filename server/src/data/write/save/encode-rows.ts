import { type CopyColumn, copyBytes } from '../../../base/database/copy-bytes.ts';
import { type PackedTexts, packTexts, unpackTexts } from './packed-texts.ts';
import { type SearchTexts, searchColumns } from './search-columns.ts';

/** Rows to be copied into a table, and what the search index shall find them by. */
export type RowsToCopy = { count: number; columns: readonly CopyColumn[]; search?: SearchTexts | undefined };

/** The same on their way to another thread. */
export type PackedRows = {
  count: number;
  columns: readonly (CopyColumn | PackedColumn)[];
  search: (Omit<SearchTexts, 'texts'> & { texts: PackedTexts[] }) | undefined;
};

type PackedColumn = { name: string; type: string; packed: PackedTexts };

/** Binary rows of a table, which are most of the work of an import. */
export function encodeRows({ count, columns, search }: RowsToCopy): Uint8Array {
  return copyBytes([...columns, ...(search ? searchColumns(search) : [])], count);
}

/** The same rows with their texts in one long text for each column, which another thread takes without copying each. */
export function packRows({ count, columns, search }: RowsToCopy): PackedRows {
  return {
    count,
    columns: columns.map(packColumn),
    search: search && { ...search, texts: search.texts.map((texts) => packTexts(texts) as PackedTexts) },
  };
}

function packColumn(column: CopyColumn): CopyColumn | PackedColumn {
  const packed = 'values' in column && packTexts(column.values);
  return packed ? { name: column.name, type: column.type, packed } : column;
}

/** What the other thread is asked for. It keeps nothing of what it answers. */
export default function encodePacked(tables: readonly PackedRows[]): Uint8Array[] {
  return tables.map((table) => encodeRows(unpackRows(table)));
}

function unpackRows({ count, columns, search }: PackedRows): RowsToCopy {
  return {
    count,
    columns: columns.map(unpackColumn),
    search: search && { ...search, texts: search.texts.map((texts) => unpackTexts(texts) as string[]) },
  };
}

function unpackColumn(column: CopyColumn | PackedColumn): CopyColumn {
  return 'packed' in column ? { name: column.name, type: column.type, values: unpackTexts(column.packed) } : column;
}
