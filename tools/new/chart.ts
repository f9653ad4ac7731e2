import { camelCase, type Recipe, type Request, words } from './recipe.ts';

/** A kind of chart that shows the first measure by the first group. */
export function newChart({ name }: Request): Recipe {
  const chart = camelCase(name);
  const component = `${chart.charAt(0).toUpperCase()}${chart.slice(1)}Chart`;
  const folder = 'web/src/dashboards/charts';
  return {
    files: {
      [`${folder}/${name}.tsx`]: `import { shownMeasures } from '../plot-data.ts';
import { useFigureTexts } from '../use-figure-texts.ts';
import type { Chart, ChartProps } from './chart.ts';
import { RecordsLink } from './records-link.tsx';

/** ${words(name)}: every row with its first measure, which opens the records behind it. */
function ${component}({ report, result, request }: ChartProps) {
  const texts = useFigureTexts(report.query.object);
  if (result.type !== 'summary') return null;
  const [measure] = shownMeasures(result);
  return (
    <ul>
      {result.rows.map((row) => (
        <li key={JSON.stringify(row.keys)}>
          <RecordsLink
            report={report}
            request={request}
            target={{ measure, groups: result.groups, keys: row.keys }}
            title={texts.figure(measure, row.values[measure?.name ?? ''])}
          >
            {texts.figure(measure, row.values[measure?.name ?? ''])}
          </RecordsLink>
        </li>
      ))}
    </ul>
  );
}

export const ${chart}: Chart = {
  shows: 'summary',
  Draw: ${component},
  tabular: true,
};
`,
    },
    lines: [
      {
        path: 'metadata/define/report.ts',
        within: /(?<=chartLabels = \{)/,
        text: `\n  ${chart}: { zh: '${words(name)}', en: '${words(name)}' },`,
      },
      { path: `${folder}/index.ts`, import: `import { ${chart} } from './${name}.tsx';` },
      { path: `${folder}/index.ts`, within: /(?<=charts = \{)/, text: ` ${chart},` },
    ],
    next: [
      `Draw it in ${folder}/${name}.tsx; looks go into ${name}.module.css beside it.`,
      'Give a report this chart and look at it, on a phone too: docs/how-to/add-a-chart.md',
    ],
  };
}
