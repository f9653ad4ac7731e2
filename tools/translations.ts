import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '..');

type Catalogue = Record<string, string>;

/** What differs between the two catalogues of the screens: keys, empty texts, placeholders. */
export function compareCatalogues(zh: Catalogue, en: Catalogue): string[] {
  const keys = new Set([...Object.keys(zh), ...Object.keys(en)]);
  return [...keys].flatMap((key) => {
    // A form for one thing: Chinese has none.
    const other = zh[key] ?? zh[key.replace(/_one$/, '')];
    if (other === undefined) return [`${key} is missing in zh`];
    if (en[key] === undefined) return [`${key} is missing in en`];
    if (!other.trim() || !en[key].trim()) return [`${key} is empty`];
    return key.endsWith('_one') || placeholders(other) === placeholders(en[key])
      ? []
      : [`${key} has other placeholders in zh (${placeholders(other)}) than in en (${placeholders(en[key])})`];
  });
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{[^}]*\}+/g))].sort().join(' ');
}

/** Paths of all labels inside a value that lack a language. */
export function findHalfLabels(value: unknown, path: string, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const label = value as Record<string, unknown>;
  if (typeof label.zh === 'string' || typeof label.en === 'string') {
    return isText(label.zh) && isText(label.en) ? [] : [`${path} lacks ${isText(label.zh) ? 'en' : 'zh'}`];
  }
  return Object.entries(value).flatMap(([key, inner]) => findHalfLabels(inner, `${path}.${key}`, seen));
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Not texts to translate: a language is called by its own name, 万 and 亿 count, one table maps characters to letters, and one icons to words (their names are the English). */
const exempt = ['简体中文', '中文', '榫卯'];
const exemptFiles = ['web/src/base/format-number.ts', 'web/src/base/pinyin-initials.ts', 'web/src/studio/controls/icon-names.ts'];

/** Lines of a source file that write Chinese themselves instead of asking the catalogue. */
export function findChineseLines(text: string): number[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
  const lines = exempt.reduce((rest, name) => rest.replaceAll(name, ''), code).split('\n');
  return lines.flatMap((line, index) => (/[\u3400-\u9fff]/.test(line) ? [index + 1] : []));
}

async function findFaults(): Promise<string[]> {
  const [zh, en] = await Promise.all(
    ['zh', 'en'].map(async (locale) => {
      const parts = await Promise.all([`${locale}.ts`, `${locale}/rest.ts`].map((file) => load(`web/src/base/texts/${file}`)));
      return { ...(parts[0]?.texts as Catalogue), ...(parts[1]?.rest as Catalogue) };
    }),
  );
  const declared = globSync(['metadata/**/*.ts', 'solutions/index.ts', 'server/src/base/errors.ts'], { cwd: root });
  const labels = await Promise.all(
    declared.filter((path) => !path.includes('.test')).map(async (path) => findHalfLabels({ ...(await load(path)) }, path)),
  );
  const screens = globSync('web/src/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['web/src/base/texts/**', '**/*.test.*', ...exemptFiles],
  });
  if (screens.length === 0) throw new Error('There is no source file of the screens: nothing was checked.');
  return [
    ...compareCatalogues(zh as Catalogue, en as Catalogue),
    ...labels.flat(),
    ...screens.flatMap((path) =>
      findChineseLines(readFileSync(join(root, path), 'utf8')).map(
        (line) => `${path}:${line} has Chinese text outside the catalogue`,
      ),
    ),
  ];
}

function load(path: string): Promise<Record<string, unknown>> {
  return import(join(root, path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = await findFaults();
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
