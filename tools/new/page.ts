import { camelCase, type Recipe, type Request, words } from './recipe.ts';

/** A page of the product at an address of its own. */
export function newPage({ name }: Request): Recipe {
  const page = camelCase(name);
  const component = `${page.charAt(0).toUpperCase()}${page.slice(1)}Page`;
  const folder = `web/src/app/${name}`;
  return {
    files: {
      [`${folder}/${name}-page.tsx`]: `import { usePageTitle } from '../../base/page-title.ts';
import { useText } from '../../base/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';

/** ${words(name)}. */
export function ${component}() {
  const t = useText();
  usePageTitle(t('${page}.title'));
  return <PageHeader icon="box" title={t('${page}.title')} />;
}
`,
    },
    lines: [
      {
        path: 'web/src/app/routes.tsx',
        before: /^ {2}settings\.addChildren/m,
        text: `  page('/${name}', () => import('./${name}/${name}-page.tsx'), '${component}'),`,
      },
      { path: 'web/src/base/paths.ts', before: /^ {2}settings: /m, text: `  ${page}: '/${name}',` },
      ...['zh', 'en'].map((locale) => ({
        path: `web/src/base/texts/${locale}/app.ts`,
        before: /^\}/m,
        text: `  '${page}.title': '${words(name)}',`,
      })),
    ],
    next: [
      'Put the title into Chinese.',
      `Link to it with paths.${page}, and draw it in ${folder}/${name}-page.tsx: docs/how-to/add-a-page.md`,
    ],
  };
}
