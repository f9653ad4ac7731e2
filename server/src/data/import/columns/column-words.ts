import { toSimplified } from './to-simplified.ts';

/**
 * Words that mean the same in the headers of files, Chinese and English. A header fits a field when both have a word of one group.
 * Where a word stands in several groups, the earlier group is meant first. Spaces do not count.
 */
export const columnWords: readonly (readonly string[])[] = [
  words('external id, record id, source id, legacy id, 外部标识, 外部编号, 原系统编号'),
  words('name, 名称, 全称'),
  words('full name, contact name, contact person, 姓名, 名字, 全名, 联系人, 联系人姓名, 联络人, 联络人姓名'),
  words('subject, title, topic, 主题, 标题'),
  words(`owner, owner name, potential owner, deal owner, opportunity owner, lead owner, contact owner, company owner, call owner, task owner, event owner,
    activity owner, campaign owner, product owner, hubspot owner, owning user, 客户所有人, 联系人所有人, 销售机会所有人, 销售线索所有人, 商机所有人, 线索所有人, sales agent, agent, sales rep, sales representative, salesperson, sales person, sales owner, record owner,
    assigned to, assignee, account manager, account owner, 负责人, 销售, 销售代表, 销售人员, 业务员, 业务人员, 承办人, 所有人, 跟进人, 归属人, 所属人, 所属销售,
    客户经理, 执行人, 责任人`),
  words(
    'user, user name, employee, employee name, colleague, sales agent, sales rep, salesperson, 用户, 用户名, 员工, 员工姓名, 同事, 业务员',
  ),
  words('superior, manager, line manager, reports to, supervisor, 直属上级, 上级, 经理, 主管, 汇报对象, 直接上级'),
  words('department, department name, dept, regional office, office, region, team, 部门, 部门名称, 所属部门, 大区, 区域, 团队'),
  words('unit, department, dept, 部门, 部门名称, 所在部门'),
  words('employee no, employee id, employee number, staff id, staff no, 工号, 员工编号, 员工工号'),
  words(`account, account name, company, customer, company name, customer name, client, client name, organization, organization name,
    organisation, organisation name, associated company, potential customer, customer full name, 客户, 客户名称, 公司, 公司名称, 公司全称, 企业, 企业名称, 单位名称, 单位, 工作单位,
    所属公司, 最终客户`),
  words(
    'contact, contact name, primary contact, associated contact, 联系人, 联系人姓名, 联系人名称, 联络人, 联络人姓名, 联络人名称',
  ),
  words('converted deal, converted opportunity'),
  words(
    'deal, opportunity, potential, deal name, opportunity name, potential name, associated deal, 销售机会, 销售机会名称, 商机, 商机名称, 机会名称, 项目, 项目名称, 所属商机',
  ),
  words('lead, lead name, 线索, 线索名称, 销售线索'),
  words('product, product name, item, item name, 产品, 产品名称, 商品, 商品名称, 品名, 主要产品, 意向产品, main product'),
  words(
    'stage, deal stage, potential stage, opportunity stage, stage name, sales stage, pipeline stage, 阶段, 销售阶段, 商机阶段, 项目阶段',
  ),
  words('pipeline, sales process, 销售流程, 管道, 流程'),
  words('status, status reason, lead status, state of lead, customer status, 状态, 线索状态, 客户状态, 跟进状态'),
  words(
    'currency, currency code, currency iso code, iso currency code, transaction currency, 币种, 货币, 币别, 货币代码, 币种代码, 结算币种',
  ),
  words(`amount, est revenue, estimated revenue, close value, value, deal value, deal amount, opportunity amount, deal size, total, total amount, 金额, 总金额, 商机金额, 合同金额, 预计金额,
    预计成交金额, 项目金额, 销售金额, 成交金额`),
  words(
    'price, list price, sales price, unit price, standard price, selling price, 标准价, 标准价格, 价格, 单价, 售价, 销售单价',
  ),
  words('quantity, qty, units, 数量, 购买数量, 采购数量'),
  words('discount, discount percent, discount rate, 折扣, 折扣率'),
  words('started on, start date, engage date, engaged on, started, 开始日期, 开始时间, 接触日期, 立项日期, 立项时间'),
  words(`expected close, est close date, expected close date, expected closing, 结单日期, estimated close date, forecast close date, close date, closing date, 预计成交日期,
    预计成交时间, 预计结束日期, 预计签约日期, 预计签单日期, 预计结单日期, 预计成单日期, 成交日期`),
  words(`closed on, closed date, closed at, date closed, close date, closing date, end date, actual close date, won date, 结束日期, 关闭日期,
    关闭时间, 成交日期, 实际成交日期, 实际结束日期, 签单日期, 签约日期`),
  words('loss reason, lost reason, closed lost reason, reason lost, 输单原因, 丢单原因, 失败原因, 流失原因'),
  words(
    'created at, created time, create time, created datetime, created date, create date, created on, created, creation date, date created, 创建时间, 创建日期, 建立时间, 建立日期, 录入时间, 录入日期, 添加时间',
  ),
  words('created by, created by name, creator, 建立人, 建立者, 创建人, 创建者, 录入人'),
  words(
    'probability, deal probability, 赢单概率, 赢单率, win probability, win rate, chance, 赢率, 可能性, 成交可能性, 成交概率, 成功率',
  ),
  words(
    'source, 机会来源, 商机来源, original source, lead source, account source, origin, 来源, 线索来源, 客户来源, 来源渠道, 渠道来源',
  ),
  words('industry, sector, branch, vertical, 行业, 所属行业, 客户行业, 行业类别'),
  words('level, rating, grade, tier, 级别, 等级, 客户级别, 客户等级, 评级'),
  words('type, account type, customer type, activity type, method, 类型, 类别, 客户类型, 客户类别, 方式, 跟进方式, 跟进类型'),
  words('annual revenue, revenue, yearly revenue, turnover, 年收入, 营收, 营业额, 年营业额, 营业收入, 年销售额'),
  words(`employees, number of employees, no of employees, num employees, no employees, employee count, headcount, staff, company size, 员工人数, 人数, 员工数, 员工规模,
    人员规模, 公司人数, 公司规模`),
  words('founded, year established, established, founding year, year founded, 成立年份, 成立时间, 成立日期, 注册时间'),
  words('location, headquarters, office location, hq, hq location, 总部所在地, 总部, 所在地'),
  words(
    'parent, parent account, parent company, parent name, subsidiary of, 上级公司, 母公司, 上级客户, 集团, 集团公司, 所属集团',
  ),
  words(`unified social credit code, social credit code, credit code, uscc, tax id, tax number, vat number, vat id, 统一社会信用代码,
    社会信用代码, 信用代码, 统一编号, 公司统编, 税号, 纳税人识别号`),
  words(
    'mobile, 手机 1, 电话 1, mobile phone, mobile phone number, mobile number, mobile no, cell, cell phone, phone 1, 手机, 手机号, 手机号码, 移动电话, 联系手机, 行动电话, 手提电话',
  ),
  words(
    'office phone, business phone, work phone, company phone, landline, phone 2, 座机, 固定电话, 固话, 办公电话, 公司电话, 单位电话, 市话, 市内电话',
  ),
  words(
    'phone, phone number, home phone, telephone, tel, landline, office phone, business phone, work phone, company phone, main phone, 座机, 固定电话, 固话, 办公电话, 公司电话, 单位电话, 电话, 电话号码, 联系电话, 联络电话',
  ),
  words('phone, mobile, mobile phone, telephone, 电话, 手机, 手机号'),
  words(`e mail, email address, mail, e mail address, work email, primary email, business email, personal email, 邮箱, 邮箱地址, 电子邮箱,
    电子邮箱地址, 电子邮件, 电子邮件地址, 邮件, 邮件地址, 工作邮箱, 企业邮箱, 电邮, 电邮地址, 电子信箱, 信箱`),
  words('wechat, wechat id, weixin, 微信, 微信号, 微信账号'),
  words(
    'website, website url, company domain name, web, web site, url, homepage, company website, 网站, 网址, 官网, 主页, 公司网站, 公司网址, 官方网站',
  ),
  words('key decision maker, decision maker, 关键决策人, 决策人'),
  words('preferred channels, preferred channel, 偏好渠道, 联系偏好'),
  words('birthday, birth date, birthdate, date of birth, dob, 生日, 出生日期, 出生年月'),
  words('employment, employment status, 在职状态'),
  words('title, designation, job title, position, role, contact title, 职务, 职位, 岗位, 头衔, 职称'),
  words('on sale, active, product active, is active, 上架, 在售'),
  words('unit, usage unit, unit of measure, uom, 单位, 计量单位, 销售单位'),
  words('country, country region, billing country, mailing country, 国家, 国家地区'),
  words(
    'province, state, state province, state region, other state, billing state province, mailing state province, billing state, mailing state, region, 省, 省份, 州省',
  ),
  words('city, billing city, mailing city, town, suburb, 市, 城市, 县市'),
  words('district, county, 区县, 区, 乡镇市区, 行政区'),
  words(
    'street, street 1, mailing street, other street, street address, billing street, mailing street, address line, address line 1, address 1, addr, 详细地址, 街道, 街道地址',
  ),
  words(
    'postcode, postal code, zip postal code, billing code, mailing zip, billing zip postal code, mailing zip postal code, zip, zip code, billing postal code, mailing postal code, 邮编, 邮政编码, 邮递区号',
  ),
  words('address, billing address, mailing address, 地址, 联系地址, 通讯地址, 公司地址'),
  words('description, requirements, needs, what they need, 需求描述, 需求, 需求说明, 客户需求'),
  words('content, what happened, subject, call subject, call agenda, call result, 内容, 主题'),
  words(`content, what happened, activity, note, notes, details, body, 内容, 跟进内容, 跟进记录, 沟通内容, 跟进情况`),
  words(`description, details, notes, note, comment, comments, remark, remarks, 说明, 备注, 备注信息, 描述, 介绍`),
  words('next step, next steps, next action, 下一步, 下一步计划, 下一步行动'),
  words(
    'when, date, activity date, call start time, call time, start time, start date time, start datetime, event date, 开始时间, 活动时间, 拜访时间, occurred at, occurred on, 时间, 日期, 跟进时间, 跟进日期, 联系时间',
  ),
  words(`next contact, next follow up, next follow up date, next contact date, next contact on, 下次联系, 下次联系时间, 下次跟进,
    下次跟进时间, 下次跟进日期`),
  words('due, activity date, due date, due on, deadline, 截止日期, 截止时间, 到期日, 到期日期, 完成期限'),
  words('priority, urgency, importance, 优先级, 重要程度, 紧急程度'),
  words(
    'done on, closed time, completed time, actual end, date completed, completed on, completed date, completion date, 完成日期, 完成时间, 实际完成日期',
  ),
  words('series, product family, family, product line, product category, category, 系列, 产品系列, 产品线, 产品分类, 分类, 类别'),
  words('sku, product code, item code, item no, part number, code, 产品编码, 产品编号, 商品编码, 编码, 货号, 型号'),
];

const givenNames = new Set(words('first name, given name, forename, first, 名, 名字'));
const middleNames = new Set(words('middle name, middle initial, middle, 中间名'));
const familyNames = new Set(words('last name, family name, surname, last, 姓, 姓氏'));

/** The part of a person's name that a column holds. */
export function namePart(header: string): 'given' | 'middle' | 'family' | undefined {
  if (givenNames.has(header)) return 'given';
  if (middleNames.has(header)) return 'middle';
  return familyNames.has(header) ? 'family' : undefined;
}

const titles = new Set(words('name, title, 名称, 标题'));

/** What the records of any object may be called by. */
export function isTitleWord(header: string): boolean {
  return titles.has(header);
}

/** Dates that may be meant as expected or as the end; which of the two, the rows tell. */
const closingDates = new Set(words('close date, closing date, 成交日期').map(joined));

/** Whether a header names the day on which something was closed. */
export function isClosingDate(header: string): boolean {
  return closingDates.has(joined(header));
}

const groupsOfWord = new Map<string, number[]>();
for (const [at, group] of columnWords.entries())
  for (const word of group) groupsOfWord.set(joined(word), [...(groupsOfWord.get(joined(word)) ?? []), at]);

/** The first group that has both words. */
export function commonGroup(a: string, b: string): number | undefined {
  const others = groupsOfWord.get(joined(b));
  return others && groupsOfWord.get(joined(a))?.find((at) => others.includes(at));
}

/** Said before a name without changing what it names. */
const qualifier = /^(?:所属|所在|是否|当前|最近|primary |main |current |is |address 1 )/;

/** A header as it stands, and what it comes down to; a misspelt word is the known one a slip away. */
export function headerForms(header: string): string[] {
  const bare = header.replace(qualifier, '').trim();
  if (bare !== '' && bare !== header) return [header, bare];
  const stem = idAtEnd.exec(header)?.[1];
  if (stem !== undefined && groupsOfWord.has(stem)) return [header, `${stem} id`];
  if (groupsOfWord.has(joined(header)) || !/^[a-z ]{5,}$/.test(header)) return [header];
  const meant = [...groupsOfWord.keys()].find((word) => isSlip(joined(header), word));
  return meant === undefined ? [header] : [header, meant];
}

/** Ids in capitals: `POTENTIALID`. */
const idAtEnd = /^([a-z]{4,})id$/;

/** One letter more, less or other. */
function isSlip(a: string, b: string): boolean {
  if (b.length < 5 || Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [left, right] = [a.slice(same), b.slice(same)];
  return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1);
}

/** A unit in brackets that changes what the figures count. */
const scale = /万|千|亿|百|thousand|million|billion|\bk\b|\bm\b/i;

/** What is longer is told by its beginning. */
const longestHeader = 100;

/** Words of a header or a label: `BillingCity`, `billing_city` and `Billing City` are the same. Salesforce's own fields lose their `__c`. */
export function headerWords(text: string): string {
  const [, main, closer] = afterComma.exec(text) ?? [];
  const turned = main !== undefined && closer !== undefined ? plainWords(`${closer} ${main}`) : '';
  return isKnown(turned) ? turned : plainWords(text);
}

/** What stands before a comma, without what is said more closely behind it: `Name, formal`. */
export function mainWords(text: string): string | undefined {
  const main = afterComma.exec(text)?.[1];
  return main === undefined ? undefined : plainWords(main);
}

/** `Phone, mobile` is the mobile phone. */
const afterComma = /^([^,，]+)[,，]([^,，]+)$/;

function isKnown(words: string): boolean {
  return groupsOfWord.has(joined(words)) || namePart(words) !== undefined;
}

function plainWords(text: string): string {
  return toSimplified(text.slice(0, longestHeader).normalize('NFKC'))
    .replace(/__c$/i, '')
    .replace(doNotModify, '$1 id')
    .replace(/\(([^()]*)\)/g, (whole, inside: string) => (scale.test(inside) ? whole : ' '))
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/(\p{Script=Han})([a-z\d])/giu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Before the ids that Dynamics exports beside its records. */
const doNotModify = /^\((?:do not modify|请勿修改)\)\s*(.+)$/i;

function joined(text: string): string {
  return text.replaceAll(' ', '');
}

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim());
}
