import type { SampleStep } from '@tenon/metadata';
import { daysAfter } from './days.ts';

type Contact = [
  object: 'account' | 'deal',
  about: string,
  owner: 'lilei' | 'hanmeimei',
  daysAgo: number,
  type: string,
  content: string,
  nextIn?: number,
];

const contacts: Contact[] = [
  ['deal', 'd1', 'lilei', 158, 'visit', '拜访陈昊，参观一期产线，二期计划年内立项，节拍要求 12 秒。'],
  ['deal', 'd1', 'lilei', 124, 'meeting', '方案评审通过，采购提出付款方式改为 3-5-2。'],
  ['deal', 'd2', 'lilei', 127, 'email', '发送检测样品报告，漏检率 0.02 %，周健确认满足要求。'],
  ['deal', 'd3', 'hanmeimei', 86, 'visit', '与梁超、冯雪谈付款节点，同意预付 40 %。'],
  ['deal', 'd6', 'hanmeimei', 72, 'call', 'Grace confirmed the budget for phase one; wants delivery before the peak season.'],
  ['deal', 'd8', 'hanmeimei', 40, 'meeting', '黄涛组织技术澄清会，蔡云提出分期付款。'],
  ['account', 'xinghe', 'lilei', 30, 'wechat', '陈昊反馈一期运行稳定，计划把经验推广到三期。', 5],
  ['deal', 'd10', 'lilei', 20, 'meeting', '商务谈判第一轮，对方希望总价下调 5 %。'],
  ['deal', 'd10', 'lilei', 4, 'call', '周健表示月底前要定，竞争对手报价低 3 %，但交期更长。', 0],
  ['deal', 'd11', 'lilei', 12, 'call', '孙燕催样品报告，约下周反馈。', 1],
  ['deal', 'd12', 'lilei', 8, 'visit', '现场勘测洁净车间，唐波带看，净化等级 10 万级，需要不锈钢方案。', 6],
  ['deal', 'd14', 'lilei', 6, 'wechat', '江楠同意安排样机试打磨，需要提供 3 件样品。', 3],
  ['deal', 'd15', 'hanmeimei', 5, 'email', '报价已发冯雪，等内部评审。', 2],
  ['deal', 'd16', 'hanmeimei', 2, 'meeting', '合同条款只剩违约金比例一条，罗军会后回复。', 0],
  ['deal', 'd17', 'hanmeimei', 7, 'call', 'Tom asked for a cycle-time study of the second line; Emily supports.', 4],
  ['deal', 'd18', 'hanmeimei', 3, 'email', 'Sent the security questionnaire to Grace.', 7],
  ['account', 'haitian', 'hanmeimei', 14, 'visit', '参观顺德仓库，年处理 300 万件，人工分拣成本高。'],
  ['account', 'guilin', 'hanmeimei', 60, 'call', '韦红：今年没有预算，明年二季度再联系。', 120],
];

type Todo = [
  subject: string,
  object: 'account' | 'deal',
  about: string,
  owner: 'lilei' | 'hanmeimei',
  dueIn: number,
  status: string,
  priority: string,
];

const todos: Todo[] = [
  ['准备焊装线终轮报价', 'deal', 'd10', 'lilei', 0, 'open', 'high'],
  ['约王芳一起拜访东海汽配', 'deal', 'd10', 'lilei', 1, 'doing', 'high'],
  ['催绿野样品检测报告', 'deal', 'd11', 'lilei', -1, 'open', 'normal'],
  ['整理金陵医疗勘测记录', 'deal', 'd12', 'lilei', 2, 'open', 'normal'],
  ['邮寄打磨样品', 'deal', 'd14', 'lilei', 3, 'open', 'normal'],
  ['发送云帆续约报价', 'deal', 'd23', 'lilei', 5, 'open', 'normal'],
  ['确认海天合同违约条款', 'deal', 'd16', 'hanmeimei', 0, 'open', 'high'],
  ['Cycle-time study for Brightwell', 'deal', 'd17', 'hanmeimei', 4, 'open', 'normal'],
  ['跟进南粤报价评审', 'deal', 'd15', 'hanmeimei', 2, 'open', 'normal'],
  ['安排海天云平台演示', 'deal', 'd21', 'hanmeimei', 6, 'open', 'low'],
  ['星河一期回访', 'account', 'xinghe', 'lilei', -3, 'done', 'normal'],
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
