import type { Solution } from '@tenon/metadata';
import { manifestPath, packageFormat, samplesPath } from '@tenon/metadata/define/package.ts';
import type { Json } from '@tenon/metadata/merge/json.ts';
import { fileText } from '../export-definitions.ts';

/** A solution without its code as readable files: path → text, the same texts for the same solution. Sample data is told for `today`. */
export function writePackage(solution: Solution, today: string): Map<string, string> {
  const { name, label, description, version, requires = {}, definitions, extensions = [], samples } = solution;
  const needs = Object.keys(requires).length > 0 && { requires };
  const manifest = { format: packageFormat, name, label, description, version, ...needs };
  return new Map([
    [manifestPath, fileText(manifest)],
    ...definitions.map((each): [string, string] => [`${each.kind}/${each.name}.json`, fileText(each.body as Json, each.kind)]),
    ...extensions.map((each): [string, string] => [
      `${each.kind}/${each.name}.extension.json`,
      fileText(each.body as Json, each.kind),
    ]),
    ...(samples ? [[samplesPath, fileText({ today, steps: samples(today) } as unknown as Json)] as [string, string]] : []),
  ]);
}
