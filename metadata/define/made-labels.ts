import type { Label } from '../label.ts';
import type { Aggregate, Calculation } from '../query.ts';

const figures: Record<Aggregate, (of: Label) => Label> = {
  count: ({ zh, en }) => ({ zh: `${zh}（已填）`, en: `${en} (filled)` }),
  countDistinct: ({ zh, en }) => ({ zh: `${zh}（不同值）`, en: `${en} (distinct)` }),
  sum: ({ zh, en }) => ({ zh: `${zh}合计`, en: `${en}, sum` }),
  avg: ({ zh, en }) => ({ zh: `${zh}平均`, en: `${en}, average` }),
  min: ({ zh, en }) => ({ zh: `${zh}最小`, en: `${en}, smallest` }),
  max: ({ zh, en }) => ({ zh: `${zh}最大`, en: `${en}, largest` }),
  median: ({ zh, en }) => ({ zh: `${zh}中位数`, en: `${en}, median` }),
};

const calculated: Record<Calculation, (of: Label) => Label> = {
  share: ({ zh, en }) => ({ zh: `${zh}占比`, en: `${en}, share` }),
  shareOfGroup: ({ zh, en }) => ({ zh: `${zh}组内占比`, en: `${en}, share of group` }),
  runningTotal: ({ zh, en }) => ({ zh: `${zh}累计`, en: `${en}, running total` }),
  rank: ({ zh, en }) => ({ zh: `${zh}排名`, en: `${en}, rank` }),
};

/** What the studio calls things that it makes along with what somebody asked for. They are definitions, and so in both languages. */
export const madeLabels = {
  title: { zh: '名称', en: 'Name' },
  number: { zh: '编号', en: 'No.' },
  column: (place: number): Label => ({ zh: `第 ${place} 列`, en: `Column ${place}` }),
  section: { zh: '新分区', en: 'New section' },
  tab: { zh: '新标签页', en: 'New tab' },
  variant: { zh: '新变体', en: 'New variant' },
  step: (number: number): Label => ({ zh: `第 ${number} 步`, en: `Step ${number}` }),
  branch: (number: number): Label => ({ zh: `分支 ${number}`, en: `Branch ${number}` }),
  otherwise: { zh: '否则', en: 'Otherwise' },
  view: { zh: '新视图', en: 'New view' },
  group: { zh: '新分组', en: 'New group' },
  text: { zh: '写点什么…', en: 'Write something…' },
  printed: { zh: '单据', en: 'Document' },
  signature: { zh: '签字', en: 'Signature' },
  signedOn: { zh: '日期', en: 'Date' },
  dashboard: { zh: '新仪表盘', en: 'New dashboard' },
  records: { zh: '记录数', en: 'Records' },
  numberOf: ({ zh, en }: Label): Label => ({ zh: `${zh}数量`, en: `Number of ${en.toLowerCase()}` }),
  /** What is reckoned of a field: “Amount, sum”. */
  figure: (aggregate: Aggregate, of: Label): Label => figures[aggregate](of),
  /** What is worked out of a column of figures: “Amount, share”. */
  calculated: (calculation: Calculation, of: Label): Label => calculated[calculation](of),
  basics: { zh: '基本信息', en: 'Basics' },
  /** Of what several are called: “All repair orders”. */
  all: ({ zh, en }: Label): Label => ({ zh: `全部${zh}`, en: `All ${en.charAt(0).toLowerCase()}${en.slice(1)}` }),
  board: ({ zh, en }: Label): Label => ({ zh: `${zh}看板`, en: `${en} board` }),
  copy: ({ zh, en }: Label): Label => ({ zh: `${zh} 副本`, en: `${en} copy` }),
  stillUsed: ({ zh, en }: Label): Label => ({ zh: `仍在使用已删除的内容：${zh}`, en: `Still uses what is removed: ${en}` }),
};
