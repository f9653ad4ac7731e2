import type { ChoiceOption } from '@tenon/metadata';

/** What entering an open stage sets; entering an end stage also sets the day the deal was closed. Only lost deals have a reason. */
const open = (probability: number) => ({ probability, status: 'open', closed_on: null, loss_reason: null });

/** Stages of every pipeline. Aliases are what exports of other systems call them. */
export const dealStages: ChoiceOption[] = [
  { value: 'prospecting', label: { zh: '初步接触', en: 'Prospecting' }, color: 'gray', kind: 'open', sets: open(10) },
  {
    value: 'qualification',
    label: { zh: '需求确认', en: 'Qualification' },
    color: 'blue',
    kind: 'open',
    sets: open(20),
    aliases: ['Engaging', 'Needs Analysis', '需求分析', '验证客户'],
  },
  {
    value: 'proposal',
    label: { zh: '方案报价', en: 'Proposal' },
    color: 'indigo',
    kind: 'open',
    sets: open(50),
    aliases: ['Proposal/Price Quote', 'Value Proposition', '方案/报价'],
  },
  {
    value: 'negotiation',
    label: { zh: '商务谈判', en: 'Negotiation' },
    color: 'violet',
    kind: 'open',
    sets: open(80),
    aliases: ['Negotiation/Review', 'Id. Decision Makers', 'Perception Analysis'],
  },
  { value: 'renewal_due', label: { zh: '到期沟通', en: 'Renewal due' }, color: 'teal', kind: 'open', sets: open(60) },
  { value: 'renewal_quote', label: { zh: '续约报价', en: 'Renewal quote' }, color: 'indigo', kind: 'open', sets: open(75) },
  {
    value: 'won',
    label: { zh: '赢单', en: 'Won' },
    color: 'green',
    kind: 'won',
    sets: { probability: 100, status: 'won', closed_on: { today: true }, loss_reason: null },
    aliases: ['Closed Won'],
  },
  {
    value: 'lost',
    label: { zh: '输单', en: 'Lost' },
    color: 'red',
    kind: 'lost',
    sets: { probability: 0, status: 'lost', closed_on: { today: true } },
    requires: ['loss_reason'],
    aliases: ['Closed Lost'],
  },
  {
    value: 'invalid',
    label: { zh: '无效', en: 'Invalid' },
    color: 'gray',
    kind: 'invalid',
    sets: { probability: 0, status: 'invalid', closed_on: { today: true } },
  },
];

/** Which stages each pipeline walks through, in order. */
export const stagesOfPipeline: Record<string, string[]> = {
  direct: ['prospecting', 'qualification', 'proposal', 'negotiation', 'won', 'lost', 'invalid'],
  channel: ['prospecting', 'proposal', 'negotiation', 'won', 'lost', 'invalid'],
  renewal: ['renewal_due', 'renewal_quote', 'won', 'lost'],
};
