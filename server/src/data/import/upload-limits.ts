const megabyte = 1024 * 1024;

/** What a file to be imported may have at the most. */
export const uploadLimits = {
  bytes: 100 * megabyte,
  /** Of a workbook once it is unpacked. */
  unpackedBytes: 600 * megabyte,
  rows: 1_000_000,
  columns: 500,
  /** Characters of one row, its cells taken together. */
  rowLength: 4 * megabyte,
};
