import type { SampleStep } from '@tenon/metadata';

export const products: SampleStep[] = [
  {
    object: 'product',
    daysAgo: 199,
    create: [
      {
        key: 'robot',
        name: { zh: '协作机器人 CR-5', en: 'Collaborative Robot CR-5' },
        code: 'CR-5',
        series: { zh: '机器人', en: 'Robots' },
        price: '128000',
        unit: 'unit',
      },
      {
        key: 'vision',
        name: { zh: '视觉检测系统 V2', en: 'Vision Inspection System V2' },
        code: 'VS-2',
        series: { zh: '视觉', en: 'Vision' },
        price: '86000',
        unit: 'set',
      },
      {
        key: 'line',
        name: { zh: '智能产线改造', en: 'Smart Line Upgrade' },
        code: 'LINE',
        series: { zh: '工程', en: 'Projects' },
        price: '560000',
        unit: 'set',
      },
      {
        key: 'platform',
        name: { zh: '设备云平台', en: 'Device Cloud' },
        code: 'CLOUD',
        series: { zh: '软件', en: 'Software' },
        price: '48000',
        unit: 'year',
      },
      {
        key: 'service',
        name: { zh: '年度维保', en: 'Annual Care' },
        code: 'CARE',
        series: { zh: '服务', en: 'Services' },
        price: '24000',
        unit: 'year',
      },
      {
        key: 'training',
        name: { zh: '操作培训', en: 'Operator Training' },
        code: 'TRAIN',
        series: { zh: '服务', en: 'Services' },
        price: '3200',
        unit: 'day',
      },
    ],
  },
];
