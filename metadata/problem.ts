import type { Label } from './label.ts';

/**
 * One thing that is wrong, said so that its reader can mend it. `code` is an entry of the problem catalogue,
 * `params` fill its text; `field` and `row` say where.
 */
export type Problem = {
  code: ProblemCode;
  field?: string;
  /** Index in the batch, from 0. */
  row?: number;
  params?: Record<string, string | number | Label>;
  /** Of a field whose rows are written with the record: the row, from 0, and the field in it. */
  line?: { row: number; field?: string };
  /** The rule of its object that asks for it, by name. */
  rule?: string;
  /** The gate of its object that asks for it, by name. */
  gate?: string;
  /** Nobody gets round that gate but two people together. */
  checkpoint?: boolean;
  /** Other fields that decide whether it holds. */
  asks?: readonly string[];
};

/** Every problem a value, a record or a definition can have, in both languages. `{name}` is filled from `params`. */
export const problemTexts = {
  unknownField: { zh: '没有名为“{field}”的字段，或您无权使用它', en: 'There is no field “{field}”, or you may not use it' },
  fieldReadOnly: { zh: '“{label}”由系统或权限限定为只读', en: '“{label}” is read-only for you' },
  required: { zh: '请填写“{label}”', en: '“{label}” is required' },
  wrongType: { zh: '“{label}”应为{expected}，收到的是：{seen}', en: '“{label}” should be {expected}, but this came: {seen}' },
  tooLong: {
    zh: '“{label}”最多 {max} 个字符，现有 {length} 个',
    en: '“{label}” takes at most {max} characters, this has {length}',
  },
  outOfRange: {
    zh: '“{label}”应在 {min} 到 {max} 之间，收到的是 {seen}',
    en: '“{label}” should be between {min} and {max}, but is {seen}',
  },
  tooSmall: { zh: '“{label}”应不小于 {min}，收到的是 {seen}', en: '“{label}” should be at least {min}, but is {seen}' },
  tooLarge: { zh: '“{label}”应不大于 {max}，收到的是 {seen}', en: '“{label}” should be at most {max}, but is {seen}' },
  badCharacter: { zh: '“{label}”含有不能保存的字符（NUL）', en: '“{label}” contains a character that cannot be stored (NUL)' },
  brokenText: {
    zh: '“{label}”含有不完整的字符（孤立的 UTF-16 代理项），请重新输入该处文字',
    en: '“{label}” contains half a character (a lone UTF-16 surrogate); type that part again',
  },
  tooManyDecimals: {
    zh: '“{label}”最多 {max} 位小数，收到的是 {seen}',
    en: '“{label}” takes at most {max} decimal places, but is {seen}',
  },
  currencyDecimals: {
    zh: '{currency} 的“{label}”最多 {max} 位小数，收到的是 {seen}',
    en: '“{label}” in {currency} takes at most {max} decimal places, but is {seen}',
  },
  tooDeep: {
    zh: '“{label}”最多嵌套 {max} 层',
    en: '“{label}” may have at most {max} levels of nesting',
  },
  lostDigits: { zh: '“{label}”的数 {seen} 位数太多，请加引号', en: '“{label}”: {seen} has too many digits; put it in quotes' },
  tooMany: { zh: '“{label}”最多 {max} 项，现有 {count} 项', en: '“{label}” takes at most {max} entries, this has {count}' },
  absurdDate: {
    zh: '“{label}”的日期应在 1000-01-01 到 9999-12-31 之间，收到的是 {seen}',
    en: '“{label}” should be between 1000-01-01 and 9999-12-31, but is {seen}',
  },
  ambiguousDate: {
    zh: '“{label}”的日期“{seen}”无法判断月日顺序，请选择日期格式',
    en: '“{label}” “{seen}” can be read as month first or day first; choose the date order',
  },
  badEmail: { zh: '“{label}”不是有效的邮箱地址：{seen}', en: '“{label}” is not a valid e-mail address: {seen}' },
  twoEmails: {
    zh: '“{label}”只能有一个邮箱地址，这里有几个：{seen}',
    en: '“{label}” takes one e-mail address, but there are several: {seen}',
  },
  badUrl: {
    zh: '“{label}”应为以 http:// 或 https:// 开头的网址，收到的是：{seen}',
    en: '“{label}” should be an address that starts with http:// or https://, but this came: {seen}',
  },
  urlWithPassword: {
    zh: '“{label}”中不要写用户名和密码：它不是保密的',
    en: '“{label}” must not hold a user name or a password: it is not kept secret',
  },
  badPhone: {
    zh: '“{label}”应为含数字的电话号码，收到的是：{seen}',
    en: '“{label}” should be a phone number with digits, but this came: {seen}',
  },
  cutNumber: {
    zh: '表格软件截断了“{label}”的号码：{seen}。请把该列设为文本格式后重新导出',
    en: 'The spreadsheet cut this number of “{label}”: {seen}. Format the column as text and export it again',
  },
  twoPhones: {
    zh: '“{label}”只能有一个电话号码，这里有几个：{seen}',
    en: '“{label}” takes one phone number, but there are several: {seen}',
  },
  phonePart: {
    zh: '“{label}”只取了“{seen}”中的第一个号码',
    en: 'Of “{label}” “{seen}” only the first number was taken',
  },
  phoneKept: {
    zh: '“{label}”的“{seen}”不是完整的电话号码，按原样保留',
    en: '“{label}” “{seen}” is not a complete phone number, and was kept as it is',
  },
  ambiguousNumber: {
    zh: '“{label}”的“{seen}”中，点和逗号哪个是小数点无法判断，请选择数字格式',
    en: '“{label}” “{seen}” can be read with the comma or the point before its decimals; choose the number format',
  },
  futureDate: { zh: '“{label}”不能在将来：{seen}', en: '“{label}” cannot be in the future: {seen}' },
  wrongObject: { zh: '“{label}”不能指向“{seen}”', en: '“{label}” cannot point at “{seen}”' },
  unknownOption: { zh: '“{label}”没有选项“{seen}”', en: '“{label}” has no option “{seen}”' },
  unknownOptionIn: {
    zh: '“{label}”没有选项“{seen}”，它出自“{cell}”',
    en: '“{label}” has no option “{seen}”, which stands in “{cell}”',
  },
  optionNotAllowed: {
    zh: '“{label}”在当前“{other}”下不能选“{seen}”',
    en: '“{label}” cannot be “{seen}” while “{other}” is what it is',
  },
  convertInstead: {
    zh: '“{label}”不能直接改为“{seen}”：请打开这条记录，点“转化”',
    en: '“{label}” cannot be set to “{seen}” by hand: open the record and choose Convert',
  },
  notPressable: {
    zh: '“{label}”现在不能用于这条记录：它不符合按钮的条件',
    en: '“{label}” cannot be pressed for this record now: the record does not meet its condition',
  },
  notChoosable: {
    zh: '“{label}”只能在流程限定的范围内选择启用的人',
    en: '“{label}” takes only people who are active and among those whom the process allows',
  },
  notUnique: { zh: '“{label}”的值“{seen}”已被使用', en: '“{label}” “{seen}” is already taken' },
  notFound: {
    zh: '“{label}”指向的记录不存在，或您无权查看：{seen}',
    en: '“{label}” points at a record that does not exist or that you may not see: {seen}',
  },
  notOffered: {
    zh: '“{label}”不能选这条记录：它不满足该字段的筛选条件（{seen}）',
    en: '“{label}” does not take this record: it does not satisfy the condition of the field ({seen})',
  },
  ambiguousObject: {
    zh: '“{seen}”在这些对象中都有：{objects}，请指明此列是其中哪一个',
    en: '“{seen}” stands in several objects: {objects}. Say which of them the column names',
  },
  linkedTwice: {
    zh: '“{label}”只能关联一条记录，但此行的几列指向不同的记录',
    en: '“{label}” links to one record, but columns of this row name different ones',
  },
  ambiguous: { zh: '“{seen}”对应多条记录，请用唯一标识', en: '“{seen}” fits several records; use something unique' },
  cyclic: { zh: '“{label}”会形成循环', en: '“{label}” would form a circle' },
  unknownCurrency: {
    zh: '未知币种“{seen}”；请用 USD 这样的代码，或先在“设置 › 币种”中添加',
    en: 'Unknown currency “{seen}”; use a code such as USD, or add it under Settings › Currencies',
  },
  otherCurrency: {
    zh: '“{label}”写作“{seen}”，而币种一栏是“{other}”；两者应一致',
    en: '“{label}” is “{seen}”, but the currency beside it is “{other}”; make the two agree',
  },
  currencyInUse: {
    zh: '还有以 {seen} 记账的金额，不能删除或更改代码；可将该币种设为“已停用”',
    en: 'There are amounts in {seen}, so it cannot be deleted, nor its code changed; archive the currency instead',
  },
  inUse: {
    zh: '还有 {count} 条“{object}”记录指向它，不能删除',
    en: '{count} “{object}” records still point at it, so it cannot be deleted',
  },
  inUseHidden: {
    zh: '还有您看不到的记录指向它，不能删除',
    en: 'Records that you may not see still point at it, so it cannot be deleted',
  },
  recordNotFound: { zh: '没有找到记录，或您无权查看', en: 'There is no such record, or it is not yours to see' },
  notAllowed: { zh: '您没有对这条记录执行此操作的权限', en: 'You may not do this to this record' },
  appOff: {
    zh: '“{app}”已停用：启用后才能处理其记录，请联系系统管理员',
    en: '“{app}” is switched off: its records wait until it is on; ask your administrator',
  },
  inactiveOwner: {
    zh: '负责人已停用，不能再接收记录；请选择在职人员',
    en: 'This person is deactivated and takes no records any more; choose somebody who is active',
  },
  changedMeanwhile: {
    zh: '记录已被他人修改：现为第 {version} 版，您依据的是第 {seen} 版',
    en: 'Somebody changed this record: it is at version {version}, you started from {seen}',
  },
  movedMeanwhile: {
    zh: '就在此时，有人把这条记录移入或移出了回收站；请刷新后再试',
    en: 'Somebody moved this record into or out of the trash just now; look again, then repeat',
  },
  changedSince: {
    zh: '“{label}”后来又被修改过，保持现状',
    en: '“{label}” was changed again afterwards and was left as it is',
  },
  inApproval: {
    zh: '正在审批中，审批结束前不能修改或删除；需要改动时请提交人先撤回',
    en: 'It is being approved and stays as it was submitted until that has ended; to change it, whoever submitted it withdraws it first',
  },
  partInApproval: {
    zh: '它所属的记录正在审批中，审批结束前不能改动明细；需要改动时请提交人先撤回',
    en: 'The record that it belongs to is being approved and keeps its rows until that has ended; to change them, whoever submitted it withdraws it first',
  },
  holdsApproval: {
    zh: '与它关联的记录正在审批中，审批结束前不能删除',
    en: 'Records that hang on it are being approved, so it stays until that has ended',
  },
  fieldInApproval: {
    zh: '“{label}”在审批结束前不能修改；需要改动时请提交人先撤回',
    en: '“{label}” stays as it was submitted until its approval has ended; to change it, whoever submitted it withdraws it first',
  },
  editedSince: { zh: '后来有人修改过，保持现状', en: 'It was edited afterwards and was left as it is' },
  usedSince: {
    zh: '后来录入或修改的“{object}”指向它，保持现状',
    en: '“{object}” entered or changed afterwards points at it, so it was left as it is',
  },
  repeated: { zh: '同一批中重复出现了这条记录', en: 'This record appears more than once in the batch' },
  badOperator: {
    zh: '“{label}”不支持运算符“{seen}”，可用：{allowed}',
    en: '“{label}” does not take the operator “{seen}”; it takes: {allowed}',
  },
  notSortable: { zh: '不能按“{label}”排序', en: 'Records cannot be sorted by “{label}”' },
  notGroupable: { zh: '不能按“{label}”分组', en: 'Records cannot be grouped by “{label}”' },
  notCountable: {
    zh: '“{label}”的记录不能单独统计：它们没有一个指回的字段',
    en: 'Records of “{label}” cannot be counted by themselves: no single field of theirs leads back',
  },
  badAggregate: { zh: '“{label}”不能做“{seen}”汇总', en: '“{label}” cannot be aggregated by “{seen}”' },
  notSearchable: { zh: '“{label}”没有可搜索的字段', en: '“{label}” has no fields to search in' },
  unknownColumn: { zh: '文件中没有列“{seen}”', en: 'The file has no column “{seen}”' },
  fieldTwice: { zh: '“{label}”由多列填写，请只保留一列', en: '“{label}” is filled by more than one column; keep one' },
  tooManyCells: {
    zh: '此行有 {count} 个单元格，文件只有 {max} 列',
    en: 'This row has {count} cells, but the file has {max} columns',
  },
  spreadsheetError: {
    zh: '单元格显示错误 {seen}，请在表格中修正后再导入',
    en: 'The cell shows the error {seen}; correct it in the spreadsheet and import it again',
  },
  formulaWithoutValue: {
    zh: '单元格是公式，文件中没有保存计算结果；请用 Excel 或 WPS 打开、保存后再导入',
    en: 'The cell holds a formula whose result is not in the file; open the file in Excel or LibreOffice, save it, and import it again',
  },
  lockedByRule: { zh: '“{label}”此时不能修改，规则：{rule}', en: '“{label}” cannot be changed now; rule: {rule}' },
  optionNotOffered: { zh: '“{label}”此时不能选“{seen}”', en: '“{label}” cannot be “{seen}” now' },
  gateRequires: { zh: '{rule}，须先填写“{label}”', en: '{rule}, fill in “{label}” first' },
  gateAsksOthers: {
    zh: '{rule}，须先填写“{label}”；您不能填写它，可以填写的人：{who}',
    en: '{rule}, “{label}” must be filled in first, which you may not do; these may: {who}',
  },
  gateAsksHidden: {
    zh: '{rule}，还缺您看不到的信息；可以补充的人：{who}',
    en: '{rule}, something is missing that you may not see; these may fill it in: {who}',
  },
  keptByCheckpoint: {
    zh: '它已过了检查点（{rule}），不能删除；只有两人一起破例才可以',
    en: 'It is behind a checkpoint ({rule}) and stays; only two people together can have it deleted',
  },
  stoppedByGate: { zh: '{rule}：{message}', en: '{rule}: {message}' },
  inLine: { zh: '“{label}”第 {line} 行：{problem}', en: '“{label}”, row {line}: {problem}' },
  warned: { zh: '{message}', en: '{message}' },
  refused: { zh: '{message}', en: '{message}' },
  badExpression: { zh: '{reason}', en: '{reason}' },
} as const satisfies Record<string, Label>;

export type ProblemCode = keyof typeof problemTexts;
