import { type Label, type Problem, shapeOfKind } from '@tenon/metadata';
import { isJsonObject, type Json } from '@tenon/metadata/merge/json.ts';
import { applyMergePatch } from '@tenon/metadata/merge/merge-patch.ts';
import { invalid } from '../base/errors.ts';
import { readJsonFile } from '../base/read-json-file.ts';
import { type Layers, layersKey } from './definitions/layers.ts';
import { readOldForm } from './definitions/read-old-form.ts';
import { solutionsPath } from './export-definitions.ts';
import { publishProblem } from './publish-problem.ts';

/** Path → text, as `exportDefinitions` gives them. */
export type DefinitionFiles = ReadonlyMap<string, string>;

/** What files want of a workspace. */
export type WantedDefinitions = {
  /** Name → version; undefined where the files are whole and need none. */
  solutions: ReadonlyMap<string, string> | undefined;
  /** Bodies by kind and name; null removes. Throws `invalid` naming every file of changes that nothing here can be changed by. */
  bodiesOn(layers: readonly Layers[]): Map<string, WantedBody>;
};

export type WantedBody = { kind: string; name: string; body: Json };

type ChangedFile = { kind: string; name: string; path: string; value: Json; isChanges: boolean };

/** Throws `invalid` naming every file that cannot be read. */
export function readDefinitionFiles(files: DefinitionFiles): WantedDefinitions {
  const problems: Problem[] = [];
  const read = [...files].flatMap(([path, text]): ChangedFile[] => {
    if (path === solutionsPath) return [];
    const [, kind, name, changes] = /^([a-z]+)\/([a-z][a-z0-9_]*)(\.changes)?\.json$/.exec(path) ?? [];
    const value = readJson(text, kind);
    const isChanges = changes !== undefined;
    if (kind && name && (isJsonObject(value) || (isChanges && value === null))) return [{ kind, name, path, value, isChanges }];
    problems.push(badFile(path, refusalOf(text) ?? expectedFile));
    return [];
  });
  const solutions = readSolutions(files.get(solutionsPath), problems);
  if (problems.length > 0) throw invalid(problems);
  return { solutions, bodiesOn: (layers) => bodiesOn(layers, read) };
}

function bodiesOn(all: readonly Layers[], files: readonly ChangedFile[]): Map<string, WantedBody> {
  const bases = new Map(all.map((layers) => [layersKey(layers), layers.base]));
  const problems: Problem[] = [];
  const bodies = new Map(
    files.map((file): [string, WantedBody] => {
      const { kind, name, value, isChanges } = file;
      const body = isChanges ? changedBody(file, bases.get(layersKey(file))) : value;
      if (body === undefined) problems.push(badFile(file.path, nothingToChange));
      return [layersKey(file), { kind, name, body: body ?? null }];
    }),
  );
  if (problems.length > 0) throw invalid(problems);
  return bodies;
}

/** Undefined where there is nothing to change, or the changes are none. */
function changedBody({ kind, value }: ChangedFile, base: Json | undefined): Json | undefined {
  if (base === undefined || value === null) return base && value;
  try {
    return applyMergePatch(base, value, shapeOfKind(kind));
  } catch {
    return undefined;
  }
}

function readSolutions(text: string | undefined, problems: Problem[]): ReadonlyMap<string, string> | undefined {
  if (text === undefined) return undefined;
  const value = readJson(text);
  if (isJsonObject(value) && Object.values(value).every((version) => typeof version === 'string')) {
    return new Map(Object.entries(value) as [string, string][]);
  }
  problems.push(badFile(solutionsPath, expectedSolutions));
  return new Map();
}

const expectedFile = {
  zh: '应为“种类/名称.json”，内容为一个 JSON 对象；或“种类/名称.changes.json”，内容为对该定义的改动',
  en: 'it should be `kind/name.json` with one JSON object, or `kind/name.changes.json` with changes of that definition',
};
const expectedSolutions = {
  zh: '应为名称与版本：{"sales": "0.1.0"}',
  en: 'it should hold names and versions: {"sales": "0.1.0"}',
};
const nothingToChange = {
  zh: '本工作区中没有解决方案提供该定义，或改动的内容有误',
  en: 'no solution here ships the definition that it changes, or it holds no changes',
};

function badFile(path: string, reason: { zh: string; en: string }): Problem {
  return publishProblem({ kind: 'file', name: path }, 'badFile', { reason });
}

function readJson(text: string, kind = ''): Json | undefined {
  const read = readJsonFile(text);
  return 'value' in read ? readOldForm(kind, read.value as Json) : undefined;
}

function refusalOf(text: string): Label | undefined {
  const read = readJsonFile(text);
  return 'refused' in read ? read.refused : undefined;
}
