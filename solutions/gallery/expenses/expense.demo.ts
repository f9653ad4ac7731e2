import { dayAfter, say } from '../words.ts';

/** What the sample company has of it, as of `today`: an ISO date. */
export function sampleExpenseClaimRecords(today: string) {
  const on = (days: number) => dayAfter(today, days);
  return [
    {
      object: 'expense_claim',
      daysAgo: 35,
      create: [
        { key: 'fair', subject: say('上海工业展出差', 'Trip to the Shanghai industry fair'), cost_centre: 'sales' },
        { key: 'parts', subject: say('样机零件采购', 'Parts for the prototype'), cost_centre: 'research' },
      ],
    },
    {
      object: 'expense_line',
      daysAgo: 34,
      create: [
        {
          spent_for: say('高铁往返', 'Train, both ways'),
          claim: { ref: 'fair' },
          kind: 'travel',
          spent_on: on(-38),
          amount: '438.00',
        },
        {
          spent_for: say('酒店两晚', 'Hotel, two nights'),
          claim: { ref: 'fair' },
          kind: 'hotel',
          spent_on: on(-37),
          amount: '916.00',
        },
        {
          spent_for: say('客户午餐', 'Lunch with a customer'),
          claim: { ref: 'fair' },
          kind: 'meal',
          spent_on: on(-37),
          amount: '352.50',
        },
        {
          spent_for: say('铝型材', 'Aluminium profiles'),
          claim: { ref: 'parts' },
          kind: 'material',
          spent_on: on(-36),
          amount: '1280.00',
        },
      ],
    },
    {
      object: 'expense_claim',
      daysAgo: 33,
      update: [
        { key: 'fair', status: 'submitted' },
        { key: 'parts', status: 'submitted' },
      ],
    },
    { object: 'expense_claim', daysAgo: 30, update: [{ key: 'fair', status: 'approved' }] },
    {
      object: 'expense_claim',
      daysAgo: 28,
      update: [
        { key: 'fair', status: 'paid' },
        { key: 'parts', status: 'approved' },
      ],
    },
    {
      object: 'expense_claim',
      daysAgo: 4,
      create: [{ key: 'visit', subject: say('无锡客户拜访', 'Visit to a customer in Wuxi'), cost_centre: 'sales' }],
    },
    {
      object: 'expense_line',
      daysAgo: 4,
      create: [
        { spent_for: say('自驾过路费', 'Tolls'), claim: { ref: 'visit' }, kind: 'travel', spent_on: on(-5), amount: '86.00' },
        { spent_for: say('停车', 'Parking'), claim: { ref: 'visit' }, kind: 'travel', spent_on: on(-5), amount: '20.00' },
      ],
    },
    { object: 'expense_claim', daysAgo: 3, update: [{ key: 'visit', status: 'submitted' }] },
  ];
}
