import type { Label, Problem } from '@tenon/metadata';
import { fillText, type ProblemParams } from '@tenon/metadata/definition-problem.ts';

/** What stands in the way of a publish besides the definitions themselves. */
const texts = {
  stillUsed: {
    zh: '“{seen}”已删除，但{where}仍在使用它；请在同一更改集中改掉或删除',
    en: '“{seen}” is removed, but this still uses it: {where}. Change that in the same change set, or remove it too',
  },
  usedByShared: {
    zh: '“{seen}”已删除，但{owner}共享的{where}仍在使用它；请先修改或取消共享',
    en: '“{seen}” is removed, but this still uses it, shared by {owner}: {where}. Have it changed, or take the sharing back',
  },
  hasValues: {
    zh: '“{label}”已有数据，这两种类型之间无法转换；请新建字段，再转移数据',
    en: '“{label}” has values, and there is no way from its type to this one; make a new field and move them',
  },
  wouldLose: {
    zh: '“{label}”的 {values} 个值中有 {lost} 个不合新的设置（如“{seen}”）：它们将留空、被取整、换算为本位币或去掉时间，原值保留 30 天。请先改正，或在发布时接受',
    en: '{lost} of {values} values of “{label}” do not fit, such as “{seen}”: they would become blank, be rounded, be converted to the base currency or lose their time, and are kept for 30 days. Correct them first, or accept it when publishing',
  },
  optionInUse: {
    zh: '“{label}”有 {count} 条记录用着选项“{seen}”，它已不在选项中；请在发布时说明改成哪个选项，或留空，也可以停用该选项而不删除',
    en: '{count} records have the option “{seen}” of “{label}”, which is no longer there; say when publishing which option takes its place, or none, or archive the option instead',
  },
  nameChangesHands: {
    zh: '“{seen}”在这次发布之前属于另一个字段或选项，分不清旧数据归谁：请先单独发布那一个的改名或删除，再发布这一个的改名',
    en: '“{seen}” belongs to another field or option until this publish, so that nobody can tell whose values are meant: publish the renaming or removal of that one first, and then of this one',
  },
  nameChangedHands: {
    zh: '“{seen}”在那个版本中是另一个字段或选项，分不清现有数据归谁：请先恢复到这个名称易主之前的版本，再恢复到更早的版本',
    en: '“{seen}” was another field or option in that revision, so that nobody can tell whose values are meant: go back to a revision before the name changed hands first, and further back from there',
  },
  checkpointInTheWay: {
    zh: '选项“{seen}”的记录不能由发布改为“{target}”：中间有检查点（{gate}），每条记录都须经过它',
    en: 'Records at “{seen}” cannot become “{target}” by a publish: a checkpoint ({gate}) stands between, and each of them has to pass it',
  },
  badReplacement: {
    zh: '“{label}”没有选项“{seen}”，不能用来替换',
    en: '“{label}” has no option “{seen}” to take the place of another',
  },
  badFill: {
    zh: '“{label}”不能用“{seen}”补全：不是这种字段的值，或它指向记录',
    en: '“{label}” cannot be filled with “{seen}”: it is no value of such a field, or one that points at records',
  },
  duplicates: {
    zh: '“{label}”不能设为唯一：已有多条记录的值为“{seen}”',
    en: '“{label}” cannot be unique: several records have “{seen}”',
  },
  longValues: {
    zh: '不能设为唯一：已有记录的值过长，无法建立索引',
    en: 'It cannot be unique: there are values that are too long for an index',
  },
  noMoreColumns: {
    zh: '“{seen}”的数据表已有过 1600 列（含已删除字段的），数据库不再接受新的；请为新字段另建一个相关联的对象',
    en: 'The table of “{seen}” has had 1,600 columns, those of removed fields included, and the database takes no more; put new fields into an object that is linked to it',
  },
  brokenLinks: {
    zh: '“{label}”不能指向该对象：已有 {count} 条记录的值在那里找不到',
    en: '“{label}” cannot point there: the values of {count} records do not exist in it',
  },
  otherSolution: {
    zh: '“{solution}”与“{other}”都提供“{seen}”；一个定义只能由一个解决方案提供，其他的以扩展的方式补充',
    en: '“{solution}” and “{other}” both ship “{seen}”; one solution ships a definition, others add to it with an extension',
  },
  ownDefinition: {
    zh: '本工作区已有自己的“{seen}”，内容与“{solution}”的不同；请选择用对方的、用自己的，或两者合并',
    en: 'This workspace has a “{seen}” of its own that differs from the one of “{solution}”; choose theirs, yours, or both',
  },
  shippedHere: {
    zh: '“{seen}”随本服务器提供，请从应用库安装；或给应用包另取一个名称',
    en: '“{seen}” comes with this server: install it from the gallery, or give the package another name',
  },
  requiredBy: {
    zh: '“{other}”需要“{seen}”；请先卸载“{other}”',
    en: '“{other}” requires “{seen}”; uninstall “{other}” first',
  },
  collision: {
    zh: '“{solution}”与“{other}”对“{seen}”的“{place}”说法不同；请让其中一个改名或去掉该项',
    en: '“{solution}” and “{other}” say different things of “{place}” of “{seen}”; one of them must call it otherwise or leave it out',
  },
  nothingToExtend: {
    zh: '“{solution}”要扩展“{seen}”，但没有其他解决方案提供它；请在 requires 中写明所需的解决方案',
    en: '“{solution}” adds to “{seen}”, which no other solution ships here; name the solution that does in `requires`',
  },
  shippedName: {
    zh: '对象“{seen}”由解决方案提供，API 名称不能更改；可以改它的名称（显示名）',
    en: 'The object “{seen}” comes with a solution, so its API name stays; what people see as its name can be changed',
  },
  nameInTrash: {
    zh: '不久前删除的一个对象曾叫“{seen}”，其数据仍在保留期内；请换一个名称，或先恢复它',
    en: 'An object that was removed not long ago was called “{seen}”, and its data is still kept; take another name, or restore that one first',
  },
  missingSolution: {
    zh: '“{label}”需要解决方案“{seen}”（{wanted} 或更新版本），请先安装',
    en: '“{label}” requires the solution “{seen}”, version {wanted} or newer; install that first',
  },
  oldSolution: {
    zh: '“{label}”需要解决方案“{seen}” {wanted} 或更新版本，当前为 {installed}；请先升级',
    en: '“{label}” requires the solution “{seen}”, version {wanted} or newer; here it is {installed}; upgrade that first',
  },
  olderPackage: {
    zh: '“{label}”已安装 {installed}，这个应用包是更旧的 {version}：较新版本带来的字段与界面会去掉；确要换成旧版本，请确认',
    en: '“{label}” is here as {installed}, and this package is the older {version}: fields and screens that came with the newer one would go. Confirm it if that is what you want',
  },
  unknownSolution: {
    zh: '这些文件需要解决方案“{seen}”（{wanted} 或更新版本），本服务器上没有',
    en: 'These files need the solution “{seen}”, version {wanted} or newer, which this server does not have',
  },
  olderSolution: {
    zh: '这些文件需要解决方案“{seen}” {wanted} 或更新版本，当前为 {installed}；请先升级',
    en: 'These files need the solution “{seen}”, version {wanted} or newer; here it is {installed}; upgrade it first',
  },
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
  neededByCode: {
    zh: '“{label}”是解决方案的程序代码要用的字段，不能删除，不能改标识或类型；不需要时可从布局中移除，或对角色隐藏',
    en: '“{label}” is a field that code of a solution works with: it cannot be removed or given another key or type; hide it from roles and layouts instead',
  },
  badFile: { zh: '不是有效的定义文件：{reason}', en: 'This is no valid definition file: {reason}' },
} as const satisfies Record<string, Label>;

type DefinitionPath = { kind: string; name: string; path?: string };

/** A problem that says in both languages where it is: `field` reads `object/deal#fields.stage`. */
export function publishProblem(place: DefinitionPath, code: keyof typeof texts, params: ProblemParams): Problem {
  return placed(place, fillText(texts[code], params));
}

/** A problem with words of its own at a place in a definition. */
export function placed({ kind, name, path }: DefinitionPath, message: Label): Problem {
  return { code: 'refused', field: `${kind}/${name}${path ? `#${path}` : ''}`, params: { message } };
}
