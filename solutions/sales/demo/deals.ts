import type { SampleStep } from '@tenon/metadata';
import { daysAfter } from './days.ts';

type Move = [stage: string, daysAgo: number];

type Story = {
  key: string;
  name: string;
  account: string;
  owner: 'lilei' | 'hanmeimei';
  product: string;
  amount: number;
  /** Stages in the order they were entered; the first is how the deal began. */
  moves: Move[];
  /** Days from today; for open deals. */
  closesIn?: number;
  lossReason?: string;
  nextStep?: string;
  pipeline?: string;
};

const stories: Story[] = [
  {
    key: 'd1',
    name: '星河精密 二期机器人上料线',
    account: 'xinghe',
    owner: 'lilei',
    product: 'robot',
    amount: 1280000,
    moves: [
      ['prospecting', 172],
      ['qualification', 160],
      ['proposal', 141],
      ['negotiation', 122],
      ['won', 108],
    ],
  },
  {
    key: 'd2',
    name: '东海汽配 视觉质检改造',
    account: 'donghai',
    owner: 'lilei',
    product: 'vision',
    amount: 688000,
    moves: [
      ['prospecting', 165],
      ['qualification', 150],
      ['proposal', 126],
      ['negotiation', 104],
      ['won', 92],
    ],
  },
  {
    key: 'd3',
    name: '南粤电子 装配产线升级',
    account: 'nanyue',
    owner: 'hanmeimei',
    product: 'line',
    amount: 2240000,
    moves: [
      ['prospecting', 156],
      ['qualification', 139],
      ['proposal', 110],
      ['negotiation', 84],
      ['won', 61],
    ],
  },
  {
    key: 'd4',
    name: 'Brightwell packing cell',
    account: 'brightwell',
    owner: 'hanmeimei',
    product: 'robot',
    amount: 512000,
    moves: [
      ['prospecting', 160],
      ['qualification', 148],
      ['proposal', 133],
      ['lost', 115],
    ],
    lossReason: 'price',
  },
  {
    key: 'd5',
    name: '云帆科技 设备云平台一年期',
    account: 'yunfan',
    owner: 'lilei',
    product: 'platform',
    amount: 96000,
    moves: [
      ['prospecting', 144],
      ['proposal', 132],
      ['won', 118],
    ],
  },
  {
    key: 'd6',
    name: 'Harbor sorting robots',
    account: 'harbor',
    owner: 'hanmeimei',
    product: 'robot',
    amount: 896000,
    moves: [
      ['prospecting', 135],
      ['qualification', 120],
      ['proposal', 98],
      ['negotiation', 70],
      ['won', 47],
    ],
  },
  {
    key: 'd7',
    name: '桂林山水 灌装线检测',
    account: 'guilin',
    owner: 'hanmeimei',
    product: 'vision',
    amount: 172000,
    moves: [
      ['prospecting', 168],
      ['qualification', 151],
      ['lost', 119],
    ],
    lossReason: 'budget',
  },
  {
    key: 'd8',
    name: '闽信新能源 电芯分选线',
    account: 'minxin',
    owner: 'hanmeimei',
    product: 'line',
    amount: 1680000,
    moves: [
      ['prospecting', 112],
      ['qualification', 97],
      ['proposal', 66],
      ['negotiation', 38],
      ['won', 18],
    ],
  },
  {
    key: 'd9',
    name: '星河精密 年度维保',
    account: 'xinghe',
    owner: 'lilei',
    product: 'service',
    amount: 72000,
    moves: [
      ['prospecting', 80],
      ['proposal', 71],
      ['won', 55],
    ],
  },
  {
    key: 'd10',
    name: '东海汽配 焊装线机器人',
    account: 'donghai',
    owner: 'lilei',
    product: 'robot',
    amount: 1536000,
    moves: [
      ['prospecting', 95],
      ['qualification', 76],
      ['proposal', 49],
      ['negotiation', 21],
    ],
    closesIn: 12,
    nextStep: '王芳陪同终轮商务谈判',
  },
  {
    key: 'd11',
    name: '绿野食品 包装检测',
    account: 'lvye',
    owner: 'lilei',
    product: 'vision',
    amount: 258000,
    moves: [
      ['prospecting', 90],
      ['qualification', 64],
      ['proposal', 30],
    ],
    closesIn: 26,
    nextStep: '等待样品检测报告',
  },
  {
    key: 'd12',
    name: '金陵医疗 洁净车间产线',
    account: 'jinling',
    owner: 'lilei',
    product: 'line',
    amount: 1960000,
    moves: [
      ['prospecting', 70],
      ['qualification', 45],
    ],
    closesIn: 75,
    nextStep: '现场勘测与需求澄清',
  },
  {
    key: 'd13',
    name: '云帆科技 平台扩容',
    account: 'yunfan',
    owner: 'lilei',
    product: 'platform',
    amount: 144000,
    moves: [
      ['prospecting', 52],
      ['qualification', 40],
      ['lost', 20],
    ],
    lossReason: 'changed_needs',
  },
  {
    key: 'd14',
    name: '川西航空 打磨机器人',
    account: 'chuanxi',
    owner: 'lilei',
    product: 'robot',
    amount: 640000,
    moves: [
      ['prospecting', 36],
      ['qualification', 17],
    ],
    closesIn: 60,
    nextStep: '安排样机试打磨',
  },
  {
    key: 'd15',
    name: '南粤电子 视觉检测二期',
    account: 'nanyue',
    owner: 'hanmeimei',
    product: 'vision',
    amount: 430000,
    moves: [
      ['prospecting', 58],
      ['qualification', 41],
      ['proposal', 19],
    ],
    closesIn: 20,
    nextStep: '报价评审会',
  },
  {
    key: 'd16',
    name: '海天家居 仓储自动化',
    account: 'haitian',
    owner: 'hanmeimei',
    product: 'line',
    amount: 1120000,
    moves: [
      ['prospecting', 82],
      ['qualification', 55],
      ['proposal', 28],
      ['negotiation', 9],
    ],
    closesIn: 8,
    nextStep: '合同条款确认',
  },
  {
    key: 'd17',
    name: 'Brightwell second line',
    account: 'brightwell',
    owner: 'hanmeimei',
    product: 'robot',
    amount: 768000,
    moves: [
      ['prospecting', 33],
      ['qualification', 14],
    ],
    closesIn: 48,
    nextStep: 'Send cycle-time study',
  },
  {
    key: 'd18',
    name: 'Harbor device cloud',
    account: 'harbor',
    owner: 'hanmeimei',
    product: 'platform',
    amount: 96000,
    moves: [
      ['prospecting', 25],
      ['proposal', 10],
    ],
    closesIn: 15,
    nextStep: 'Security questionnaire',
  },
  {
    key: 'd19',
    name: '闽信新能源 操作培训',
    account: 'minxin',
    owner: 'hanmeimei',
    product: 'training',
    amount: 38400,
    moves: [
      ['prospecting', 16],
      ['proposal', 12],
      ['won', 5],
    ],
  },
  {
    key: 'd20',
    name: '绿野食品 年度维保',
    account: 'lvye',
    owner: 'lilei',
    product: 'service',
    amount: 24000,
    moves: [['prospecting', 6]],
    closesIn: 40,
    nextStep: '电话确认设备清单',
  },
  {
    key: 'd21',
    name: '海天家居 设备云平台',
    account: 'haitian',
    owner: 'hanmeimei',
    product: 'platform',
    amount: 192000,
    moves: [['prospecting', 11]],
    closesIn: 52,
    nextStep: '安排演示',
  },
  {
    key: 'd22',
    name: '川西航空 操作培训',
    account: 'chuanxi',
    owner: 'lilei',
    product: 'training',
    amount: 25600,
    moves: [['prospecting', 3]],
    closesIn: 30,
    nextStep: '确认培训人数',
  },
  {
    key: 'd23',
    name: '云帆科技 平台续约',
    account: 'yunfan',
    owner: 'lilei',
    product: 'platform',
    amount: 96000,
    pipeline: 'renewal',
    moves: [
      ['renewal_due', 22],
      ['renewal_quote', 7],
    ],
    closesIn: 18,
    nextStep: '发送续约报价',
  },
  {
    key: 'd24',
    name: '星河精密 三期规划',
    account: 'xinghe',
    owner: 'lilei',
    product: 'line',
    amount: 2800000,
    moves: [['prospecting', 13]],
    closesIn: 110,
    nextStep: '与陈昊沟通预算窗口',
  },
];

const prices: Record<string, number> = {
  robot: 128000,
  vision: 86000,
  line: 560000,
  platform: 48000,
  service: 24000,
  training: 3200,
};

function begin(story: Story, today: string): SampleStep {
  const [stage, daysAgo] = story.moves[0] as Move;
  return {
    object: 'deal',
    daysAgo,
    by: story.owner,
    create: [
      {
        key: story.key,
        name: story.name,
        account: { ref: story.account },
        owner: { ref: story.owner },
        product: { ref: story.product },
        amount: String(story.amount),
        pipeline: story.pipeline ?? 'direct',
        stage,
        expected_close: daysAfter(today, story.closesIn ?? -(story.moves.at(-1) as Move)[1]),
        next_step: story.nextStep ?? null,
      },
    ],
  };
}

function move(story: Story, [stage, daysAgo]: Move): SampleStep {
  const reason = stage === 'lost' ? { loss_reason: story.lossReason } : {};
  return { object: 'deal', daysAgo, by: story.owner, update: [{ key: story.key, stage, ...reason }] };
}

function addLine(story: Story): SampleStep {
  const price = prices[story.product] as number;
  const [, daysAgo] = story.moves[0] as Move;
  return {
    object: 'deal_line',
    daysAgo,
    by: story.owner,
    create: [
      {
        deal: { ref: story.key },
        product: { ref: story.product },
        quantity: String(Math.max(1, Math.round(story.amount / price))),
        unit_price: String(price),
      },
    ],
  };
}

export function deals(today: string): SampleStep[] {
  return stories.flatMap((story) => [
    begin(story, today),
    addLine(story),
    ...story.moves.slice(1).map((each) => move(story, each)),
  ]);
}
