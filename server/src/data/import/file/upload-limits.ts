const megabyte = 1024 * 1024;

/** What a file to be imported may have at the most. */
export const uploadLimits = {
  bytes: 100 * megabyte,
  /** Of a workbook once it is unpacked. */
  unpackedBytes: 600 * megabyte,
  /** Of the text in a workbook: at the most this, and no more than so many times the workbook, since nothing that people type packs better. */
  textBytes: 200 * megabyte,
  textPerByte: 30,
  leastTextBytes: 16 * megabyte,
  /** Megabytes of heap for whoever reads a workbook. */
  workbookMemory: 512,
  rows: 1_000_000,
  columns: 500,
  /** Characters of one row, its cells taken together. */
  rowLength: 4 * megabyte,
};

/** How the program that reads a workbook ends where it is none. */
export const exitOfUnreadable = 3;
/** And where its text is too long, or the disk is full. */
export const exitOfTooLong = 4;
export const exitOfFullDisk = 5;
