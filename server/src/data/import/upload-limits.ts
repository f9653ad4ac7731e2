const megabyte = 1024 * 1024;

/** What a file to be imported may have at the most. */
export const uploadLimits = {
  bytes: 100 * megabyte,
  /** Of a workbook once it is unpacked. */
  unpackedBytes: 600 * megabyte,
  /** Megabytes of heap for whoever reads a workbook. */
  workbookMemory: 512,
  rows: 1_000_000,
  columns: 500,
  /** Characters of one row, its cells taken together. */
  rowLength: 4 * megabyte,
};

/** How the program that reads a workbook ends where it is none. */
export const exitOfUnreadable = 3;
