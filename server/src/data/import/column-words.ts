/**
 * Words that mean the same in the headers of files, Chinese and English. A header fits a field when both have a word of one group.
 * Where a word stands in several groups, the earlier group is meant first.
 */
export const columnWords: readonly (readonly string[])[] = [
  ['external id', 'record id', 'source id', 'legacy id', '外部标识', '外部编号', '原系统编号'],
  ['name', 'full name', 'title', '名称', '姓名', '标题'],
  [
    'owner',
    'owner name',
    'sales agent',
    'agent',
    'sales rep',
    'salesperson',
    'sales person',
    'assigned to',
    '负责人',
    '销售',
    '业务员',
    '所有人',
    '跟进人',
  ],
  ['user', 'employee', 'colleague', 'sales agent', 'sales rep', 'salesperson', '用户', '员工', '同事', '业务员'],
  ['superior', 'manager', 'line manager', 'reports to', 'supervisor', '直属上级', '上级', '经理', '主管'],
  ['department', 'regional office', 'office', 'region', 'team', '部门', '所属部门', '大区', '区域'],
  [
    'account',
    'account name',
    'company',
    'customer',
    'company name',
    'customer name',
    'client',
    '客户',
    '客户名称',
    '公司',
    '公司名称',
    '企业名称',
  ],
  ['contact', 'contact name', '联系人', '联系人姓名'],
  ['deal', 'opportunity', 'deal name', 'opportunity name', '商机', '商机名称', '项目名称'],
  ['product', 'product name', 'item', '产品', '产品名称', '商品', '主要产品'],
  ['stage', 'deal stage', 'stage name', 'sales stage', 'pipeline stage', '阶段', '销售阶段', '商机阶段'],
  ['status', 'lead status', 'state of lead', '状态', '线索状态', '客户状态'],
  [
    'amount',
    'close value',
    'value',
    'deal value',
    'deal amount',
    'total',
    'total amount',
    '金额',
    '商机金额',
    '合同金额',
    '预计金额',
  ],
  ['price', 'list price', 'sales price', 'unit price', 'standard price', '标准价', '价格', '单价', '售价'],
  ['started on', 'start date', 'engage date', 'engaged on', 'started', '开始日期', '接触日期'],
  ['closed on', 'close date', 'closed date', 'end date', 'closing date', '结束日期', '关闭日期', '成交日期'],
  ['expected close', 'expected close date', 'estimated close date', '预计成交日期', '预计结束日期'],
  ['created at', 'created date', 'create date', 'created on', 'creation date', 'date created', '创建时间', '创建日期'],
  ['created by', 'created by name', '创建人'],
  ['probability', 'win probability', 'chance', '赢率', '可能性'],
  ['source', 'lead source', 'origin', '来源', '线索来源', '客户来源'],
  ['industry', 'sector', 'branch', '行业', '所属行业'],
  ['level', 'rating', 'grade', 'tier', '级别', '客户级别', '评级'],
  ['type', 'account type', 'customer type', '类型', '客户类型'],
  ['annual revenue', 'revenue', 'turnover', '年收入', '营业额', '年营业额'],
  ['employees', 'number of employees', 'employee count', 'headcount', 'staff', '员工人数', '人数', '员工数'],
  ['founded', 'year established', 'established', 'founding year', 'year founded', '成立年份', '成立时间', '成立日期'],
  ['location', 'headquarters', 'office location', 'hq', '总部所在地', '所在地'],
  ['parent', 'parent account', 'parent company', 'subsidiary of', 'parent name', '上级公司', '母公司', '上级客户'],
  ['mobile', 'mobile phone', 'cell', 'cell phone', 'phone1', '手机', '手机号', '手机号码', '移动电话'],
  ['office phone', 'phone', 'telephone', 'tel', 'business phone', 'work phone', 'phone2', '座机', '电话', '联系电话', '办公电话'],
  ['e-mail', 'email', 'email address', 'mail', '邮箱', '电子邮件', '邮件'],
  ['website', 'web', 'url', 'homepage', '网站', '网址', '官网'],
  ['unit', 'department', '所在部门'],
  ['title', 'job title', 'position', 'role', '职务', '职位'],
  ['country', 'billing country', 'mailing country', '国家'],
  ['province', 'state', 'billing state', 'mailing state', 'county', '省', '省份'],
  ['city', 'billing city', 'mailing city', 'town', '市', '城市'],
  ['district', '区县', '区'],
  ['street', 'billing street', 'mailing street', 'address', 'address line', '详细地址', '街道'],
  ['postcode', 'postal code', 'zip', 'zip code', 'billing postal code', 'mailing postal code', '邮编', '邮政编码'],
  ['description', 'notes', 'note', 'comment', 'comments', 'remarks', '说明', '备注', '描述'],
  ['next step', 'next action', '下一步'],
  ['series', 'product family', 'family', '系列'],
  ['sku', 'product code', 'code', '产品编码', '编码'],
];

/** Words of a header or a label: `BillingCity`, `billing_city` and `Billing City` are the same. Salesforce's own fields lose their `__c`. */
export function headerWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/__c$/i, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
