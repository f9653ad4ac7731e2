/**
 * Objects whose labels and help texts are as different as people's are: what is made of one sentence and a number packs to nothing, and says
 * nothing of bytes.
 */
export function madeObjects({ count, fields }: { count: number; fields: number }): object[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  return [
    ...indexes.map((index) => ({ kind: 'object', name: nameOf(index), body: madeObject(index, fields) })),
    ...indexes.map((index) => ({ kind: 'view', name: `${nameOf(index)}_all`, body: allOf(index) })),
    ...indexes.map((index) => ({ kind: 'layout', name: nameOf(index), body: pageOf(index, fields) })),
  ];
}

/** `more`: fields that were published meanwhile. */
export function madeObject(index: number, count: number, more: Record<string, object> = {}) {
  const random = randomFrom(index + 1);
  const made = Array.from({ length: count - 3 }, (_, at) => [fieldName(index, at), kinds[at % kinds.length]?.(random)]);
  return {
    label: objectLabel(index),
    description: sentence(random),
    icon: 'box',
    title: 'name',
    fields: {
      name: { type: 'text', label: { zh: `${objectLabel(index).zh}名称`, en: `${objectLabel(index).en} name` }, required: true },
      account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' } },
      ...(index > 0
        ? { parent: { type: 'relation', to: nameOf(Math.floor(index / 4)), label: objectLabel(Math.floor(index / 4)) } }
        : { parent: { type: 'text', label: phrase(random) } }),
      ...Object.fromEntries(made),
      ...more,
    },
  };
}

export function nameOf(index: number): string {
  return objectLabel(index).en.toLowerCase().replaceAll(/[ -]/g, '_');
}

function objectLabel(index: number): Text {
  const whole = { zh: '', en: '' };
  const noun = nouns[index % nouns.length] as Text;
  const of = qualities[Math.floor(index / nouns.length) * 7 + 3] ?? whole;
  return { zh: `${of.zh}${noun.zh}`, en: `${of.en} ${noun.en.toLowerCase()}` };
}

function fieldName(index: number, at: number): string {
  const random = randomFrom(index * 97 + at);
  return `${phrase(random).en.toLowerCase().replaceAll(/[ -]/g, '_')}_${at}`;
}

function allOf(index: number) {
  const columns = ['name', 'account.owner.name', ...[0, 1, 2, 3].map((at) => fieldName(index, at))].map((field) => ({ field }));
  const { zh, en } = objectLabel(index);
  return { object: nameOf(index), label: { zh: `全部${zh}`, en: `All: ${en}` }, type: 'table', columns };
}

function pageOf(index: number, count: number) {
  const random = randomFrom(index + 500);
  const names = Array.from({ length: count - 3 }, (_, at) => fieldName(index, at));
  const cut = Math.ceil(names.length / 2);
  return {
    object: nameOf(index),
    highlights: ['account', fieldName(index, 1)],
    sections: [names.slice(0, cut), names.slice(cut)].map((fields, at) => ({ id: `part_${at}`, label: phrase(random), fields })),
    related: [],
    quickCreate: ['name', 'account', fieldName(index, 0)],
  };
}

type Text = { zh: string; en: string };
type Random = () => number;

const kinds = [
  (random: Random) => ({ type: 'text', ...told(random) }),
  (random: Random) => ({ type: 'decimal', ...told(random) }),
  (random: Random) => ({ type: 'choice', ...told(random), options: options(random) }),
  (random: Random) => ({ type: 'date', ...told(random) }),
  (random: Random) => ({ type: 'boolean', ...told(random) }),
  (random: Random) => ({ type: 'longText', ...told(random) }),
];

/** Two of five fields explain themselves, as in the solutions that come with Tenon. */
function told(random: Random) {
  return { label: phrase(random), ...(random() < 0.4 && { help: sentence(random) }) };
}

function options(random: Random) {
  const labels = Array.from({ length: 3 + Math.floor(random() * 4) }, () => phrase(random));
  return labels.map((label, at) => ({ value: `${label.en.toLowerCase().replaceAll(/[ -]/g, '_')}_${at}`, label }));
}

function phrase(random: Random): Text {
  const [quality, noun] = [pick(random, qualities), pick(random, nouns)];
  return { zh: `${quality.zh}${noun.zh}`, en: `${quality.en} ${noun.en.toLowerCase()}` };
}

function sentence(random: Random): Text {
  const [what, when, why] = [phrase(random), pick(random, times), pick(random, reasons)];
  return { zh: `${when.zh}填写${what.zh}，${why.zh}`, en: `The ${what.en.toLowerCase()}, entered ${when.en}; ${why.en}` };
}

function pick(random: Random, texts: readonly Text[]): Text {
  return texts[Math.floor(random() * texts.length)] as Text;
}

/** The same numbers each time (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function texts(pairs: string): Text[] {
  return pairs.split(', ').map((pair) => {
    const [zh, en] = pair.split('=');
    return { zh: zh as string, en: en as string };
  });
}

const qualities = texts(
  '首次=First, 末次=Last, 计划=Planned, 实际=Actual, 预计=Expected, 最低=Lowest, 最高=Highest, 年度=Yearly, 季度=Quarterly, 每月=Monthly, 主要=Main, 备用=Spare, 内部=Internal, 外部=External, 临时=Temporary, 正式=Formal, 海外=Overseas, 本地=Local, 现场=On-site, 远程=Remote, 累计=Total, 剩余=Remaining, 已付=Paid, 未付=Unpaid, 委托=Commissioned, 自有=Owned, 租赁=Leased, 关键=Critical, 一般=Ordinary, 紧急=Urgent',
);
const nouns = texts(
  '合同=Contract, 发票=Invoice, 交付=Delivery, 验收=Acceptance, 设备=Device, 工单=Work order, 备件=Spare part, 仓库=Warehouse, 库存=Stock, 采购=Purchase, 供应商=Supplier, 报价=Quote, 订单=Order, 退货=Return, 维修=Repair, 保修=Warranty, 巡检=Inspection, 故障=Fault, 培训=Training, 证书=Certificate, 员工=Employee, 班组=Crew, 车辆=Vehicle, 路线=Route, 项目=Project, 任务=Task, 工时=Working time, 费用=Expense, 预算=Budget, 付款=Payment, 收款=Receipt, 税率=Tax rate, 门店=Store, 会员=Member, 活动=Campaign, 渠道=Channel, 投诉=Complaint, 回访=Return visit, 问卷=Survey, 样品=Sample, 批次=Batch, 检验=Test, 配方=Recipe, 产线=Production line, 能耗=Energy use, 水表=Water meter, 租户=Tenant, 房间=Room',
);
const times = texts(
  '签约后=once it is signed, 到货当天=on the day the goods arrive, 月底前=before the month ends, 客户确认后=after the customer agrees, 开工前=before work begins, 每次回访时=at each visit, 结算时=when accounts are settled, 提交审批前=before it is sent for approval, 离场时=on leaving the site, 系统导入后由专员=by the clerk after the import',
);
const reasons = texts(
  '财务据此开票=finance invoices by it, 空着时按标准计算=the standard counts where it is empty, 变更须主管同意=a change needs the manager’s consent, 用于季度考核=it counts in the quarterly review, 与纸质文件一致=as it stands on paper, 超过期限会提醒负责人=the owner is reminded once it is overdue, 只填数字不带单位=figures only without the unit, 其他部门也看得到=other departments see it as well, 留作审计依据=kept for the auditors, 不确定时先问交付经理=ask the delivery manager when in doubt',
);
