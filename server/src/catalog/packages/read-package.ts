import { isUtf8 } from 'node:buffer';
import {
  type Definition,
  definitionSchemas,
  type Extension,
  type Label,
  type Problem,
  type SampleStep,
  type Solution,
} from '@tenon/metadata';
import { describeIssues, type Issue } from '@tenon/metadata/check/describe-issues.ts';
import {
  type Manifest,
  manifestPath,
  manifestSchema,
  packageFormat,
  samplesPath,
  samplesSchema,
} from '@tenon/metadata/define/package.ts';
import { invalid, TenonError } from '../../base/errors.ts';
import { readJsonFile } from '../../base/read-json-file.ts';
import { publishProblem } from '../publish-problem.ts';
import { readZip, ZipProblem } from './zip.ts';

/** What a package may hold at the most; more is no small app. */
const limits = { files: 1000, bytes: 10 * 1024 * 1024 };

/** A package as it is sent: its files, or a ZIP file of them. */
export type SentPackage = { files: ReadonlyMap<string, string> } | { zip: Buffer };

/**
 * A package as the solution that it is: metadata and sample data, never code. Throws `invalid` with everything that is wrong with its files, and
 * `unreadableFile` for a ZIP file that cannot be opened.
 */
export function readPackage(sent: SentPackage): Solution {
  const problems: Problem[] = [];
  const files = 'zip' in sent ? unzip(sent.zip, problems) : sent.files;
  if (files.size > limits.files || sizeOf(files) > limits.bytes) throw tooLarge();
  const manifest = readManifest(files, problems);
  const definitions: Definition[] = [];
  const extensions: Extension[] = [];
  for (const [path, text] of files) {
    if (path === manifestPath || path === samplesPath || path === 'README.md') continue;
    const [, kind = '', name = '', isExtension] = /^([a-z]+)\/([a-z][a-z0-9_]*)(\.extension)?\.json$/.exec(path) ?? [];
    const wrong = wrongPath(path, kind);
    const body = wrong ? undefined : readObject(path, text, problems);
    if (wrong) problems.push(badFile(path, wrong));
    else if (body) (isExtension ? extensions : definitions).push({ kind, name, body });
  }
  const samples = readSamples(files.get(samplesPath), problems);
  if (problems.length > 0 || !manifest) throw invalid(problems);
  const { format: _format, ...named } = manifest;
  return { ...named, definitions, extensions, ...(samples && { samples }) };
}

function unzip(zip: Buffer, problems: Problem[]): Map<string, string> {
  try {
    const files = [...readZip(zip, limits)].filter(([path]) => !leftBehind.test(path));
    const folder = commonFolder(files.map(([path]) => path));
    return new Map(
      files.map(([path, bytes]) => {
        const inFolder = path.slice(folder.length);
        if (!isUtf8(bytes)) problems.push(badFile(inFolder, reasons.wrongEncoding));
        return [inFolder, bytes.toString('utf8')];
      }),
    );
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    if (error.reason !== 'damaged') throw tooLarge();
    throw unreadable({ zh: '这不是 ZIP 文件，或已损坏', en: 'it is no ZIP file, or damaged' });
  }
}

/** What desktops put into folders, and so into ZIP files of them. */
const leftBehind = /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** Who packs a folder packs its name as well. */
function commonFolder(paths: readonly string[]): string {
  const found = paths.find((path) => path.endsWith(`/${manifestPath}`) && path.split('/').length === 2);
  const folder = found?.slice(0, -manifestPath.length) ?? '';
  return paths.every((path) => path.startsWith(folder)) ? folder : '';
}

function sizeOf(files: ReadonlyMap<string, string>): number {
  return [...files.values()].reduce((sum, text) => sum + text.length, 0);
}

function tooLarge(): TenonError {
  return unreadable({
    zh: `应用包最多含 ${limits.files} 个文件，解压后最多 10 MB`,
    en: `a package holds ${limits.files} files and 10 MB at the most, unpacked`,
  });
}

function unreadable(detail: Label): TenonError {
  return new TenonError('unreadableFile', { params: { detail } });
}

function readManifest(files: ReadonlyMap<string, string>, problems: Problem[]): Manifest | undefined {
  const text = files.get(manifestPath);
  if (text === undefined) problems.push(badFile(manifestPath, reasons.noManifest));
  const value = text === undefined ? undefined : readObject(manifestPath, text, problems);
  if (value === undefined) return undefined;
  if (typeof value.format === 'number' && value.format > packageFormat) {
    problems.push(badFile(manifestPath, reasons.newer));
    return undefined;
  }
  const read = manifestSchema.safeParse(value);
  if (read.success) return read.data;
  problems.push(...wrongParts(manifestPath, read.error.issues, value));
  return undefined;
}

const mostTold = 20;

function wrongParts(file: string, issues: readonly Issue[], value: unknown): Problem[] {
  return describeIssues(issues.slice(0, mostTold), value).map(({ path, text }) =>
    badFile(file, path === '' ? text : { zh: `${path}：${text.zh}`, en: `${path}: ${text.en}` }),
  );
}

/** Its dates are told for one day; played on another, all of them move with it. */
function readSamples(text: string | undefined, problems: Problem[]): Solution['samples'] {
  const value = text === undefined ? undefined : readObject(samplesPath, text, problems);
  if (value === undefined) return undefined;
  const read = samplesSchema.safeParse(value);
  if (!read.success) {
    problems.push(...wrongParts(samplesPath, read.error.issues, value));
    return undefined;
  }
  const { today: told, steps } = read.data;
  return (today) => moveDates(steps, daysBetween(told, today)) as SampleStep[];
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

const dayLength = 24 * 60 * 60 * 1000;

function moveDates(value: unknown, days: number): unknown {
  if (Array.isArray(value)) return value.map((each) => moveDates(each, days));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, moveDates(each, days)]));
  if (typeof value !== 'string') return value;
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.exec(value) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date))) return value;
  return `${new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, 10)}${time ?? ''}`;
}

function isUnsafe(path: string): boolean {
  return path.startsWith('/') || path.includes('\\') || path.includes(':') || path.split('/').includes('..');
}

function wrongPath(path: string, kind: string): Label | undefined {
  if (isUnsafe(path)) return reasons.unsafePath;
  if (kind === '') return reasons.unknownFile;
  return Object.hasOwn(definitionSchemas, kind) ? undefined : reasons.unknownKind;
}

function readObject(path: string, text: string, problems: Problem[]): Record<string, unknown> | undefined {
  const read = readJsonFile(text);
  if ('refused' in read) problems.push(badFile(path, read.refused));
  else if (isObject(read.value)) return read.value;
  else problems.push(badFile(path, reasons.noObject));
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const reasons = {
  noManifest: {
    zh: '缺少此文件：它写明应用包的名称、版本和所需的其他应用',
    en: 'it is missing: it says what the package is called, its version and what it needs',
  },
  newer: {
    zh: `应用包的格式比本服务器认识的（${packageFormat}）更新，请先升级 Tenon`,
    en: `the package has a newer form than this server knows (${packageFormat}); upgrade Tenon first`,
  },
  noObject: { zh: '内容不是 JSON 对象', en: 'it does not hold a JSON object' },
  wrongEncoding: { zh: '不是 UTF-8 编码，请另存为 UTF-8', en: 'it is not in UTF-8; save it as UTF-8' },
  unsafePath: { zh: '路径指向应用包之外', en: 'its path leads out of the package' },
  unknownFile: {
    zh: '应用包中没有这样的文件；应为“种类/名称.json”',
    en: 'a package has no such file; it should be `kind/name.json`',
  },
  unknownKind: {
    zh: '本服务器没有这种定义，请先升级 Tenon',
    en: 'this server has no such kind of definition; upgrade Tenon first',
  },
} satisfies Record<string, Label>;

function badFile(path: string, reason: Label): Problem {
  return publishProblem({ kind: 'file', name: path }, 'badFile', { reason });
}
