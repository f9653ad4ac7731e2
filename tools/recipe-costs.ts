/** The most files that one more of a kind may cost, and the page of `docs/how-to` that names them. Where a family would cost more, mend the family. */
export const recipeCosts: Record<string, { files: number; page: string }> = {
  object: { files: 3, page: 'add-object.md' },
  'field-type': { files: 5, page: 'add-field-type.md' },
  step: { files: 3, page: 'add-process-step.md' },
  'button-kind': { files: 4, page: 'add-a-button-kind.md' },
  connector: { files: 4, page: 'add-a-connector.md' },
  report: { files: 2, page: 'add-a-report.md' },
  chart: { files: 3, page: 'add-a-chart.md' },
  dashboard: { files: 2, page: 'add-a-dashboard.md' },
  process: { files: 2, page: 'add-a-process.md' },
  'rule-action': { files: 2, page: 'add-a-rule-action.md' },
  job: { files: 2, page: 'add-a-job.md' },
  page: { files: 5, page: 'add-a-page.md' },
  solution: { files: 3, page: 'add-a-solution.md' },
};

/** What is wrong with the table `Files to touch` of a page, in view of what its recipe writes; each file has its row. */
export function compareFiles(page: string, written: readonly string[]): string[] {
  const rows = listedFiles(page);
  const fits = (pattern: string, path: string) => asPattern(pattern).test(path);
  return [
    ...written.filter((path) => !rows.some((row) => fits(row, path))).map((path) => `does not say that ${path} is touched`),
    ...rows.filter((row) => !written.some((path) => fits(row, path))).map((row) => `says that ${row} is touched`),
    ...(rows.length === written.length ? [] : [`lists ${rows.length} files where ${written.length} are touched`]),
  ];
}

/** The first cell of every row of the first table: `solutions/<solution>/solution.ts`. */
function listedFiles(page: string): string[] {
  const table = page.split('**Files to touch**')[1]?.split(/\n(?=[^|\n])/)[0] ?? '';
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path = '']) => path);
}

/** `<name>` stands for whatever the reader calls it. */
function asPattern(path: string): RegExp {
  const parts = path.split(/<\w+>/).map((part) => part.replace(/[./]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\w-]+')}$`);
}
