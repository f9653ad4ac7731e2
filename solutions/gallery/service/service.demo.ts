import { dayAfter, say } from '../words.ts';

/** What the sample company has of it, as of `today`: an ISO date. */
export function sampleEquipmentRecords(today: string) {
  const on = (days: number) => dayAfter(today, days);
  return [
    {
      object: 'equipment',
      daysAgo: 300,
      create: [
        {
          key: 'line',
          name: say('装配线 A2', 'Assembly line A2'),
          serial_no: 'ZX-A2-0017',
          customer_name: say('启明电子', 'Qiming Electronics'),
          phone: '13800138051',
          delivered_on: on(-300),
          cover_months: 24,
        },
        {
          key: 'press',
          name: say('伺服压机 20 kN', 'Servo press 20 kN'),
          serial_no: 'YJ-20-0142',
          customer_name: say('恒泰机械', 'Hengtai Machinery'),
          delivered_on: on(-290),
          cover_months: 6,
        },
        {
          key: 'robot',
          name: say('码垛机器人', 'Palletising robot'),
          serial_no: 'JQ-M4-0031',
          customer_name: say('绿野食品', 'Green Field Foods'),
          phone: '13800138053',
          delivered_on: on(-120),
        },
      ],
    },
    {
      object: 'service_ticket',
      daysAgo: 45,
      create: [
        {
          key: 'belt',
          subject: say('输送带跑偏', 'Belt runs off centre'),
          equipment: { ref: 'line' },
          urgency: 'normal',
          reported_on: on(-45),
          due_on: on(-40),
        },
        {
          key: 'oil',
          subject: say('压机异响', 'Press makes a noise'),
          equipment: { ref: 'press' },
          urgency: 'low',
          reported_on: on(-44),
        },
      ],
    },
    {
      object: 'service_visit',
      daysAgo: 41,
      create: [
        {
          work_done: say('调整张紧轮并试运行', 'Tension roller adjusted, test run'),
          ticket: { ref: 'belt' },
          visited_on: on(-41),
          hours: '3.5',
        },
      ],
    },
    {
      object: 'service_ticket',
      daysAgo: 41,
      update: [
        {
          key: 'belt',
          status: 'solved',
          solution_text: say('张紧轮松动，已紧固。', 'The tension roller was loose; tightened.'),
        },
      ],
    },
    {
      object: 'service_visit',
      daysAgo: 36,
      create: [
        {
          work_done: say('更换导向轴承', 'Guide bearing replaced'),
          ticket: { ref: 'oil' },
          visited_on: on(-36),
          hours: '5',
          parts_price: '640',
        },
      ],
    },
    {
      object: 'service_ticket',
      daysAgo: 36,
      update: [
        { key: 'oil', status: 'solved', solution_text: say('导向轴承磨损，已更换。', 'The guide bearing was worn; replaced.') },
      ],
    },
    {
      object: 'service_ticket',
      daysAgo: 2,
      create: [
        {
          subject: say('抓手无法闭合', 'Gripper does not close'),
          equipment: { ref: 'robot' },
          urgency: 'urgent',
          reported_on: on(-2),
          due_on: on(1),
        },
      ],
    },
  ];
}
