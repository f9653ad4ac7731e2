import type { SampleStep, SampleText } from '@tenon/metadata';
import { daysAfter } from './days.ts';

type Contact = [
  object: 'account' | 'deal',
  about: string,
  owner: 'lilei' | 'hanmeimei',
  daysAgo: number,
  type: string,
  content: SampleText,
  nextIn?: number,
];

const contacts: Contact[] = [
  [
    'deal',
    'd1',
    'lilei',
    158,
    'visit',
    {
      zh: '拜访陈昊，参观一期产线，二期计划年内立项，节拍要求 12 秒。',
      en: 'Visited Chen Hao and saw the first line. Phase two is to be approved this year; cycle time must be 12 seconds.',
    },
  ],
  [
    'deal',
    'd1',
    'lilei',
    124,
    'meeting',
    {
      zh: '方案评审通过，采购提出付款方式改为 3-5-2。',
      en: 'The proposal passed review. Purchasing asks to pay 30, 50 and 20 %.',
    },
  ],
  [
    'deal',
    'd2',
    'lilei',
    127,
    'email',
    {
      zh: '发送检测样品报告，漏检率 0.02 %，周健确认满足要求。',
      en: 'Sent the sample report: 0.02 % missed. Zhou Jian confirms that this is good enough.',
    },
  ],
  [
    'deal',
    'd3',
    'hanmeimei',
    86,
    'visit',
    {
      zh: '与梁超、冯雪谈付款节点，同意预付 40 %。',
      en: 'Discussed payment dates with Liang Chao and Feng Xue; they agree to 40 % in advance.',
    },
  ],
  [
    'deal',
    'd6',
    'hanmeimei',
    72,
    'call',
    {
      zh: 'Grace 确认一期预算，希望旺季前交货。',
      en: 'Grace confirmed the budget for phase one; wants delivery before the peak season.',
    },
  ],
  [
    'deal',
    'd8',
    'hanmeimei',
    40,
    'meeting',
    { zh: '黄涛组织技术澄清会，蔡云提出分期付款。', en: 'Huang Tao held a technical meeting; Cai Yun asks for instalments.' },
  ],
  [
    'account',
    'xinghe',
    'lilei',
    30,
    'wechat',
    {
      zh: '陈昊反馈一期运行稳定，计划把经验推广到三期。',
      en: 'Chen Hao says that the first line runs well; he wants the same for phase three.',
    },
    5,
  ],
  [
    'deal',
    'd10',
    'lilei',
    20,
    'meeting',
    { zh: '商务谈判第一轮，对方希望总价下调 5 %。', en: 'First round of negotiation: they want 5 % off the total.' },
  ],
  [
    'deal',
    'd10',
    'lilei',
    4,
    'call',
    {
      zh: '周健表示月底前要定，竞争对手报价低 3 %，但交期更长。',
      en: 'Zhou Jian wants to decide by the end of the month. A competitor is 3 % cheaper but delivers later.',
    },
    0,
  ],
  [
    'deal',
    'd11',
    'lilei',
    12,
    'call',
    { zh: '孙燕催样品报告，约下周反馈。', en: 'Sun Yan asks for the sample report; promised for next week.' },
    1,
  ],
  [
    'deal',
    'd12',
    'lilei',
    8,
    'visit',
    {
      zh: '现场勘测洁净车间，唐波带看，净化等级 10 万级，需要不锈钢方案。',
      en: 'Surveyed the clean room with Tang Bo: class 100,000, so it must be stainless steel.',
    },
    6,
  ],
  [
    'deal',
    'd14',
    'lilei',
    6,
    'wechat',
    {
      zh: '江楠同意安排样机试打磨，需要提供 3 件样品。',
      en: 'Jiang Nan agrees to a grinding trial; we need to bring 3 samples.',
    },
    3,
  ],
  [
    'deal',
    'd15',
    'hanmeimei',
    5,
    'email',
    { zh: '报价已发冯雪，等内部评审。', en: 'Sent the quote to Feng Xue; it waits for their review.' },
    2,
  ],
  [
    'deal',
    'd16',
    'hanmeimei',
    2,
    'meeting',
    {
      zh: '合同条款只剩违约金比例一条，罗军会后回复。',
      en: 'Only the penalty rate is open in the contract; Luo Jun will answer after the meeting.',
    },
    0,
  ],
  [
    'deal',
    'd17',
    'hanmeimei',
    7,
    'call',
    {
      zh: 'Tom 要求做第二条线的节拍研究，Emily 支持。',
      en: 'Tom asked for a cycle-time study of the second line; Emily supports.',
    },
    4,
  ],
  [
    'deal',
    'd18',
    'hanmeimei',
    3,
    'email',
    { zh: '已把安全问卷发给 Grace。', en: 'Sent the security questionnaire to Grace.' },
    7,
  ],
  [
    'account',
    'haitian',
    'hanmeimei',
    14,
    'visit',
    {
      zh: '参观顺德仓库，年处理 300 万件，人工分拣成本高。',
      en: 'Saw the Shunde warehouse: 3 million pieces a year, sorted by hand at high cost.',
    },
  ],
  [
    'account',
    'guilin',
    'hanmeimei',
    60,
    'call',
    {
      zh: '韦红：今年没有预算，明年二季度再联系。',
      en: 'Wei Hong: no budget this year, call again in the second quarter of next year.',
    },
    120,
  ],
];

type Todo = [
  subject: SampleText,
  object: 'account' | 'deal',
  about: string,
  owner: 'lilei' | 'hanmeimei',
  dueIn: number,
  status: string,
  priority: string,
];

const todos: Todo[] = [
  [{ zh: '准备焊装线终轮报价', en: 'Prepare the final quote for the welding line' }, 'deal', 'd10', 'lilei', 0, 'open', 'high'],
  [{ zh: '约王芳一起拜访东海汽配', en: 'Ask Wang Fang to visit Donghai together' }, 'deal', 'd10', 'lilei', 1, 'doing', 'high'],
  [{ zh: '催绿野样品检测报告', en: 'Chase the sample report for Lvye' }, 'deal', 'd11', 'lilei', -1, 'open', 'normal'],
  [{ zh: '整理金陵医疗勘测记录', en: 'Write up the Jinling survey' }, 'deal', 'd12', 'lilei', 2, 'open', 'normal'],
  [{ zh: '邮寄打磨样品', en: 'Send the grinding samples' }, 'deal', 'd14', 'lilei', 3, 'open', 'normal'],
  [{ zh: '发送云帆续约报价', en: 'Send Yunfan the renewal quote' }, 'deal', 'd23', 'lilei', 5, 'open', 'normal'],
  [{ zh: '确认海天合同违约条款', en: 'Settle the penalty clause with Haitian' }, 'deal', 'd16', 'hanmeimei', 0, 'open', 'high'],
  [{ zh: 'Brightwell 节拍研究', en: 'Cycle-time study for Brightwell' }, 'deal', 'd17', 'hanmeimei', 4, 'open', 'normal'],
  [{ zh: '跟进南粤报价评审', en: 'Follow up on the Nanyue quote review' }, 'deal', 'd15', 'hanmeimei', 2, 'open', 'normal'],
  [{ zh: '安排海天云平台演示', en: 'Arrange the device cloud demo for Haitian' }, 'deal', 'd21', 'hanmeimei', 6, 'open', 'low'],
  [{ zh: '星河一期回访', en: 'Call back on the first line at Xinghe' }, 'account', 'xinghe', 'lilei', -3, 'done', 'normal'],
];

/** Follow-ups on the days they happened, and tasks made a few days ago. */
export function activities(today: string): SampleStep[] {
  return [
    ...contacts.map(
      ([object, about, owner, daysAgo, type, content, nextIn]): SampleStep => ({
        object: 'follow_up',
        daysAgo,
        by: owner,
        create: [
          {
            content,
            type,
            owner: { ref: owner },
            related: { object, ref: about },
            next_contact_on: nextIn === undefined ? null : daysAfter(today, nextIn),
          },
        ],
      }),
    ),
    ...todos.map(
      ([subject, object, about, owner, dueIn, status, priority]): SampleStep => ({
        object: 'task',
        daysAgo: 2,
        by: owner,
        create: [
          { subject, status, priority, owner: { ref: owner }, related: { object, ref: about }, due_on: daysAfter(today, dueIn) },
        ],
      }),
    ),
  ];
}
