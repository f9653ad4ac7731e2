import type { Definition, Label, Problem } from '@tenon/metadata';
import { fillText, type ProblemParams } from '@tenon/metadata/check/definition-problem.ts';
import { checkDefinitions, type DefinitionProblem } from '@tenon/metadata/check-definitions.ts';

/** What stands in the way of a publish besides the definitions themselves. */
const texts = {
  hasValues: {
    zh: '“{label}”已有数据，不能改为这种类型；请新建字段，再转移数据',
    en: '“{label}” has values that this type cannot hold; make a new field and move them',
  },
  duplicates: {
    zh: '“{label}”不能设为唯一：已有多条记录的值为“{seen}”',
    en: '“{label}” cannot be unique: several records have “{seen}”',
  },
  brokenLinks: {
    zh: '“{label}”不能指向该对象：已有 {count} 条记录的值在那里找不到',
    en: '“{label}” cannot point there: the values of {count} records do not exist in it',
  },
  otherSolution: { zh: '“{seen}”已由解决方案“{solution}”提供', en: '“{seen}” is shipped by the solution “{solution}” already' },
  notPatchable: {
    zh: '“{seen}”中不能保存空值（null），请删去该项或换一个值',
    en: '“{seen}” holds an empty value (null) that cannot be kept; leave it out or give another',
  },
  lastResort: {
    zh: '平台自带的角色“{seen}”是最后的保障，不能修改或删除',
    en: 'The platform’s own role “{seen}” is the last resort and cannot be changed or removed',
  },
  neededObject: {
    zh: '“{seen}”是平台自带的对象，权限或金额由它算出，不能删除',
    en: '“{seen}” is an object of the platform that rights or amounts are worked out from; it cannot be removed',
  },
  neededField: {
    zh: '“{label}”是权限或金额的依据，不能删除，不能改为其他类型，只读的也不能改为可填写；名称、说明等可以修改',
    en: '“{label}” is what rights or amounts are worked out from: it cannot be removed, given another type, or be opened where it is read-only; its label and help can be changed',
  },
  badFile: { zh: '不是有效的定义文件：{reason}', en: 'This is no valid definition file: {reason}' },
} as const satisfies Record<string, Label>;

type Place = { kind: string; name: string; path?: string };

/** A problem that says in both languages where it is: `field` reads `object/deal#fields.stage`. */
export function publishProblem(place: Place, code: keyof typeof texts, params: ProblemParams): Problem {
  return placed(place, fillText(texts[code], params));
}

/** Everything wrong with a set of definitions, as problems of one `invalid`. */
export function definitionProblems(definitions: readonly Definition[]): Problem[] {
  return checkDefinitions(definitions).map((found: DefinitionProblem) => placed(found, found.message));
}

function placed({ kind, name, path }: Place, message: Label): Problem {
  return { code: 'refused', field: `${kind}/${name}${path ? `#${path}` : ''}`, params: { message } };
}
