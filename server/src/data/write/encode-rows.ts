import { type CopyColumn, copyBytes } from '../../base/copy-bytes.ts';
import { type SearchTexts, searchColumns } from './search-columns.ts';

/** Rows to be copied into a table, and what the search index shall find them by. */
export type RowsToCopy = { count: number; columns: readonly CopyColumn[]; search?: SearchTexts | undefined };

/** Binary rows of each table: most of the work of an import, which `row-encoder.ts` has another thread do. */
export default function encodeRows(tables: readonly RowsToCopy[]): Uint8Array[] {
  return tables.map(({ count, columns, search }) => copyBytes([...columns, ...(search ? searchColumns(search) : [])], count));
}
