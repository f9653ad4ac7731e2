/** What is wrong with a file before it is sent; undefined when it may be read. */
export function fileProblem({ name, size }: Pick<File, 'name' | 'size'>): 'wrongKind' | 'oldExcel' | 'emptyFile' | undefined {
  if (/\.xls$/i.test(name)) return 'oldExcel';
  if (!/\.(csv|tsv|txt|xlsx)$/i.test(name)) return 'wrongKind';
  return size === 0 ? 'emptyFile' : undefined;
}
