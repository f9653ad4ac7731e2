import type { Label, Locale } from './label.ts';

/** One thing wrong with a definition: where it is, what it is, and what to do, in both languages. */
export type DefinitionProblem = { kind: string; name: string; path: string; code: DefinitionProblemCode; message: Label };

/** Every problem a set of definitions can have. */
export const definitionProblemTexts = {
  unknownKind: { zh: '没有“{seen}”这种定义', en: 'There is no kind of definition “{seen}”' },
  badName: {
    zh: '名称“{seen}”只能用小写字母、数字和下划线，以字母开头，最多 48 个字符，且不能以 sys_ 开头',
    en: 'The name “{seen}” must be lower-case letters, digits and underscores, start with a letter, have at most 48 characters and not start with sys_',
  },
  systemName: { zh: '“{seen}”是系统字段的名称，请换一个', en: '“{seen}” is the name of a system field; choose another' },
  duplicateName: { zh: '已有同名的{kind}“{seen}”', en: 'There are two definitions of {kind} “{seen}”' },
  longName: {
    zh: '对象名与字段名“{seen}”合起来过长，最多 {max} 个字符',
    en: 'Object and field name “{seen}” are too long together; at most {max} characters',
  },
  tooManyColumns: {
    zh: '对象“{seen}”的字段共需 {count} 列，最多 {max} 列；请拆成几个相关联的对象',
    en: 'The fields of the object “{seen}” take {count} columns, and at most {max} are possible; split it into objects that are linked',
  },
  columnTaken: {
    zh: '字段“{other}”已占用列“{seen}”，请改名',
    en: 'The field “{other}” already uses the column “{seen}”; rename one',
  },
  missing: { zh: '缺少“{seen}”', en: '“{seen}” is missing' },
  missingLanguage: {
    zh: '缺少{zhLanguage}文字，所有名称须同时有中文和英文',
    en: 'The {enLanguage} text is missing; every label needs Chinese and English',
  },
  unknownKey: { zh: '不认识的设置：{seen}', en: 'Unknown setting: {seen}' },
  unknownType: { zh: '没有这种类型；可用的有：{choices}', en: 'There is no such type; there are: {choices}' },
  badValue: { zh: '{reason}', en: '{reason}' },
  badDefault: { zh: '值不合字段“{field}”的要求：{reason}', en: 'The value does not suit the field “{field}”: {reason}' },
  unknownObject: { zh: '没有对象“{seen}”', en: 'There is no object “{seen}”' },
  unknownField: { zh: '对象“{object}”没有字段“{seen}”', en: 'The object “{object}” has no field “{seen}”' },
  unknownFieldNearest: {
    zh: '对象“{object}”没有字段“{seen}”，是否想用“{nearest}”？',
    en: 'The object “{object}” has no field “{seen}”; did you mean “{nearest}”?',
  },
  unknownOption: { zh: '字段“{field}”没有选项“{seen}”', en: 'The field “{field}” has no option “{seen}”' },
  duplicateOption: { zh: '选项“{seen}”重复', en: 'The option “{seen}” is there twice' },
  unknownProcess: { zh: '没有流程“{seen}”', en: 'There is no process “{seen}”' },
  unfitProcess: {
    zh: '流程“{seen}”不是由对象“{object}”的按钮触发的；请在流程里把触发方式改为按钮',
    en: 'The process “{seen}” does not wait for a button of “{object}”; have it do so, or choose another one',
  },
  unknownConnection: { zh: '没有连接“{seen}”', en: 'There is no connection “{seen}”' },
  unknownOutput: {
    zh: '前面的步骤没有结果“{seen}”；可用的有：{choices}',
    en: 'No earlier step answers “{seen}”; there are: {choices}',
  },
  repeatedStep: { zh: '步骤标识“{seen}”重复', en: 'Two steps have the id “{seen}”' },
  repeatedBranch: { zh: '分支标识“{seen}”重复', en: 'Two branches of the step have the id “{seen}”' },
  noBranches: { zh: '这种步骤没有分支', en: 'A step of this kind has no branches' },
  deletedAlone: {
    zh: '删除须单独触发：删除后的记录不能再改；请为它另建一个流程',
    en: 'Deleting sets a process off by itself, for what is deleted cannot be changed any more; make another process for it',
  },
  nothingBefore: {
    zh: '只有修改才有变更前的样子；请加上“修改时”，或去掉变更前的条件',
    en: 'Only what is updated was something before; add “update”, or leave this condition out',
  },
  nothingBecomes: {
    zh: '没有条件，也就无所谓“变为满足”；请先给出条件',
    en: 'Nothing can become true without a condition; give one',
  },
  deletedRecord: {
    zh: '触发流程的记录已删除，不能再修改',
    en: 'The record that sets this off is deleted, so it cannot be changed',
  },
  noOwner: {
    zh: '这样触发时既没有触发人，也还没有负责人：请让流程以某个角色的权限运行',
    en: 'Nobody here sets this off, and no record has an owner yet: have it act with the rights of a role',
  },
  repeatedTaken: { zh: '“{seen}”重复', en: '“{seen}” is taken twice' },
  keyNotTaken: {
    zh: '按“{seen}”查找记录，请在取值里写入此字段，并设为必填',
    en: 'Records are found by “{seen}”: take a value into this field, and require it',
  },
  otherRecords: {
    zh: '流程“{seen}”处理的不是“{object}”的记录',
    en: 'The process “{seen}” is not about records of “{object}”',
  },
  noStarter: {
    zh: '按时间触发时没有触发人：请让流程以记录负责人或某个角色的权限运行',
    en: 'Nobody sets this off, for it comes by itself: have it act as the owner of the record, or with the rights of a role',
  },
  manyBranches: { zh: '此步骤最多 {max} 个分支', en: 'This step has {max} branches at most' },
  waitsInWhole: {
    zh: '“{seen}”里的步骤要么全部完成、要么全部不做，其中不能等待；请把这一步移到它之外',
    en: 'What stands in “{seen}” is done as a whole or not at all, so nothing in it can wait; move this step out of it',
  },
  unfitCall: {
    zh: '流程“{seen}”不是由其他流程调用的，或处理的不是“{object}”的记录',
    en: 'The process “{seen}” is not run by other processes, or is not about records of “{object}”',
  },
  unknownValue: {
    zh: '流程没有名为“{seen}”的值；可用的有：{choices}',
    en: 'The process has no value called “{seen}”; there are: {choices}',
  },
  otherType: { zh: '“{seen}”在那个流程里是另一种类型', en: '“{seen}” is of another type in that process' },
  valueLeftOut: { zh: '流程还需要一个名为“{seen}”的值', en: 'The process has to be given a value called “{seen}”' },
  notWaitedFor: {
    zh: '不等它结束就取不到结果；请改为等待，或不取',
    en: 'Nothing comes back from a process that is not waited for; wait for it, or take nothing',
  },
  takenStep: {
    zh: '步骤不能叫“{seen}”：这个名称用来引用调用者交来的值',
    en: 'A step cannot be called “{seen}”: that names what another process has given',
  },
  asksInEach: {
    zh: '“{seen}”里的步骤会对每一条记录执行一遍，其中不能有审批；请把这一步移到它之外',
    en: 'What stands in “{seen}” is done for each of many records, so nobody can approve the record in it; move this step out of it',
  },
  fewBranches: { zh: '至少要有 {min} 个分支', en: 'The step needs at least {min} branches' },
  conditionLeftOut: {
    zh: '请给这个分支一个条件；只有最后一个分支没有条件，在其他条件都不满足时走',
    en: 'Give this branch a condition; only the last has none, and is taken when no condition is met',
  },
  needlessCondition: {
    zh: '这个分支不能有条件：最后一个分支在其他条件都不满足时走，并行的分支总是走',
    en: 'This branch takes no condition: the last is taken when none is met, and parallel ones always are',
  },
  tooDeep: {
    zh: '步骤最多嵌套 {max} 层；请把里层另建一个流程',
    en: 'Steps may be nested {max} deep at most; make a process of their own of the inner ones',
  },
  noSteps: { zh: '流程还没有步骤，请添加第一步', en: 'The process has no step yet; add the first one' },
  tooManySteps: {
    zh: '一个流程最多 {max} 个步骤；请分成几个流程',
    en: 'A process has {max} steps at most; divide it into several',
  },
  leftOut: {
    zh: '对象“{object}”的必填字段“{seen}”没有给值，每次新建都会被拒绝',
    en: 'The object “{object}” requires the field “{seen}”, which is given no value: every new record would be refused',
  },
  numberLeftOut: {
    zh: '合计、平均、最小、最大须选择一个数字字段',
    en: 'A sum, an average, a least or a greatest needs a number field',
  },
  unknownDashboard: { zh: '没有仪表盘“{seen}”', en: 'There is no dashboard “{seen}”' },
  unknownView: { zh: '没有视图“{seen}”', en: 'There is no view “{seen}”' },
  noNext: {
    zh: '视图“{seen}”的看板没有下一步的日期（board.next）',
    en: 'The board of the view “{seen}” has no date of a next step (board.next)',
  },
  noSum: { zh: '视图“{seen}”的看板不合计金额（board.sum）', en: 'The board of the view “{seen}” adds up no amount (board.sum)' },
  noStages: {
    zh: '对象“{seen}”没有阶段历史（track），看不出记录是否推进过',
    en: 'The object “{seen}” keeps no stage history (track), so nobody can tell whether a record was moved on',
  },
  takenKey: { zh: '快捷键“G {seen}”已有别的用途', en: 'The shortcut “G {seen}” leads elsewhere already' },
  keyOfOtherApp: {
    zh: '应用“{app}”的快捷键“G {seen}”已指向“{object}”，请换一个字母',
    en: 'In the app “{app}”, the shortcut “G {seen}” leads to “{object}” already; choose another letter',
  },
  unknownElement: { zh: '页面布局里没有“{seen}”', en: 'The page layout has nothing that is called “{seen}”' },
  repeatedElement: {
    zh: '页面布局里有两个“{seen}”，请给其中一个另取标识',
    en: 'The page layout has two that are called “{seen}”; give one another id',
  },
  neverShown: {
    zh: '条件永远不成立，这一部分永远不会显示：{reason}',
    en: 'The condition is never true, so this is never shown: {reason}',
  },
  unfitPlace: { zh: '“{kind}”不能放在{place}上', en: '“{kind}” cannot stand on {place}' },
  unknownButton: { zh: '对象“{object}”没有按钮“{seen}”', en: 'The object “{object}” has no button “{seen}”' },
  aliasOfOther: {
    zh: '“{seen}”是字段“{field}”的旧接口名，仍在使用；请换一个名称，或先在那里移除旧名称',
    en: '“{seen}” is still a former API name of the field “{field}”; take another name, or remove it there first',
  },
  aliasOfObject: {
    zh: '“{seen}”是对象“{object}”的旧接口名，仍在使用；请换一个名称，或先在那里移除旧名称',
    en: '“{seen}” is still a former API name of the object “{object}”; take another name, or remove it there first',
  },
  aliasTaken: { zh: '旧接口名“{seen}”已被占用', en: 'The former API name “{seen}” is taken' },
  unknownList: { zh: '没有选项集“{seen}”', en: 'There is no choice list “{seen}”' },
  unknownReport: { zh: '没有报表“{seen}”', en: 'There is no report “{seen}”' },
  unfitField: {
    zh: '字段“{seen}”不能用在这里，此处须是{expected}',
    en: 'The field “{seen}” cannot stand here; this takes {expected}',
  },
  badOperator: { zh: '字段“{seen}”不支持比较方式“{op}”', en: 'The field “{seen}” cannot be compared by “{op}”' },
  badAggregate: { zh: '字段“{seen}”不能按“{aggregate}”汇总', en: 'The field “{seen}” cannot be aggregated by “{aggregate}”' },
  badInverse: {
    zh: '“{object}”的字段“{seen}”没有指向对象“{target}”，不能作反向关联',
    en: 'The field “{seen}” of “{object}” does not point at “{target}”, so its records cannot be listed here',
  },
  badFormula: { zh: '{reason}', en: '{reason}' },
  largeFormula: {
    zh: '连同所引用的公式一并展开后有 {seen} 个部分，最多 {max} 个；请减少对其他公式的重复引用',
    en: 'With the formulas it reads written out this has {seen} parts, and at most {max} can be worked out; read other formulas less often',
  },
  wrongResult: {
    zh: '结果类型是{found}，而此处应为{declared}；请修改，或用 result 声明结果类型',
    en: 'What comes out is {found}, but {declared} is declared; change it, or declare the type in `result`',
  },
  circular: {
    zh: '这些字段互相依赖，无法计算：{seen}',
    en: 'These fields depend on each other and cannot be worked out: {seen}',
  },
  circularRequired: {
    zh: '这些必填的关联绕成一圈，第一条记录永远建不出来：{seen}；请让其中一个不必填',
    en: 'These required links lead in a circle, so nobody could ever make the first record: {seen}; let one of them be left blank',
  },
  untracked: {
    zh: '对象“{seen}”没有阶段历史（track），不能作漏斗',
    en: 'The object “{seen}” keeps no stage history (track), so there is no funnel',
  },
  badHistory: {
    zh: '对象“{seen}”须用 controlledBy 指明一个指向“{object}”的关联字段，才能保存其阶段历史',
    en: 'To keep the stage history of “{object}”, “{seen}” must name a relation to it as controlledBy',
  },
  linkTableTaken: {
    zh: '对象“{seen}”的表与多对多字段“{field}”的关联表同名，请改其中一个名称',
    en: 'The table of the object “{seen}” has the name of the link table of “{field}”; rename one',
  },
  emptyRule: { zh: '规则什么也没有做，请加上 {choices} 之一', en: 'The rule does nothing; add one of {choices}' },
  ruleNeverHolds: {
    zh: '条件永远不成立，规则不起作用：{reason}',
    en: 'The condition is never true, so the rule does nothing: {reason}',
  },
  gateNeverOpens: {
    zh: '条件永远不成立，谁也过不了这个关口：{reason}',
    en: 'The condition is never true, so nobody gets through this gate: {reason}',
  },
  checkpointLooksAway: {
    zh: '检查点的适用条件只能用记录自己保存的字段：公式、汇总和其他记录的值可能在记录不变时改变',
    en: 'Which records a checkpoint is for hangs on fields that the record keeps itself: formulas, totals and values of other records can change while it does not',
  },
  setNeverSaved: {
    zh: '规则为字段“{field}”设的值永远不能保存：它{action}',
    en: 'What the rule sets in “{field}” can never be saved: it {action}',
  },
  circularControl: {
    zh: '由哪个对象决定权限不能绕成一圈，否则谁也看不到这些记录：{seen}',
    en: 'What decides about rights must not lead in a circle, or nobody would see the records: {seen}',
  },
  circularRules: {
    zh: '这些规则互相依赖对方所设的值，没有先后：{seen}',
    en: 'These rules read what each other sets, so none of them comes first: {seen}',
  },
  unknownApp: { zh: '没有应用“{seen}”', en: 'There is no app “{seen}”' },
  unknownRole: { zh: '没有角色“{seen}”', en: 'There is no role “{seen}”' },
  demandNotEdited: {
    zh: '“{seen}”要求必填，但审批人不能修改它；请把它也加入可修改的字段',
    en: '“{seen}” has to be filled in, but approvers may not change it; add it to the fields that they may change',
  },
  statusEdited: {
    zh: '“{seen}”记录审批状态，只由流程写入，审批人不能修改',
    en: '“{seen}” says how the approval stands: the process writes it, and approvers do not change it',
  },
  unknownEarlierStep: {
    zh: '拒绝后只能退回到前面必经的审批步骤；“{seen}”不是，可选：{choices}',
    en: 'What is rejected goes back to an approval step that it always came through; “{seen}” is none, there are: {choices}',
  },
  chosenTwice: {
    zh: '一个步骤只能有一处“由人选择”审批人',
    en: 'In one step approvers are chosen by somebody in one way only',
  },
  chosenWithoutButton: {
    zh: '发起人只能在按下按钮提交时选择审批人；此流程不是由按钮触发的',
    en: 'Whoever submits it chooses approvers when they press a button; no button sets this process off',
  },
  chosenWithoutStep: {
    zh: '前面没有必经的审批步骤，因此没有审批人可以选择下一步由谁审批',
    en: 'No approval step always comes before this one, so there is no approver to choose who decides next',
  },
  scopeOfMany: {
    zh: '条件只能用在一个对象上，不能用在“其他所有对象”上',
    en: 'A condition is over one object, not over all others',
  },
  scopeOfNothing: { zh: '条件是空的：请写明哪些记录', en: 'The condition is empty: say which records' },
  scopeUnseen: {
    zh: '条件用到了“{seen}”，而此角色看不到它：能看到哪些记录会泄露它的值',
    en: 'The condition asks for “{seen}”, which this role does not see: which records are there would tell it',
  },
  missingBoard: { zh: '看板视图须指定 board.field', en: 'A board needs board.field' },
} as const satisfies Record<string, Label>;

export type DefinitionProblemCode = keyof typeof definitionProblemTexts;

/** What goes wrong when its time comes, in sight, and harms nothing else: a definition that nobody changes may go on like that. */
export const bearableWhereUnchanged: ReadonlySet<DefinitionProblemCode> = new Set([
  'leftOut',
  'unknownElement',
  'repeatedElement',
]);

export type ProblemParams = Record<string, string | number | Label>;

/** A catalogue text with its holes filled, in both languages. */
export function fillText(text: Label, params: ProblemParams): Label {
  return { zh: fill(text.zh, params, 'zh'), en: fill(text.en, params, 'en') };
}

function fill(text: string, params: ProblemParams, locale: Locale): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const param = params[name];
    return param === undefined ? hole : String(typeof param === 'object' ? param[locale] : param);
  });
}
