import type { SampleStep } from '@tenon/metadata';

export const products: SampleStep[] = [
  {
    object: 'product',
    daysAgo: 199,
    create: [
      { key: 'robot', name: '协作机器人 CR-5', code: 'CR-5', series: '机器人', price: '128000', unit: 'unit' },
      { key: 'vision', name: '视觉检测系统 V2', code: 'VS-2', series: '视觉', price: '86000', unit: 'set' },
      { key: 'line', name: '智能产线改造', code: 'LINE', series: '工程', price: '560000', unit: 'set' },
      { key: 'platform', name: '设备云平台 Device Cloud', code: 'CLOUD', series: '软件', price: '48000', unit: 'year' },
      { key: 'service', name: '年度维保 Annual Care', code: 'CARE', series: '服务', price: '24000', unit: 'year' },
      { key: 'training', name: '操作培训 Training', code: 'TRAIN', series: '服务', price: '3200', unit: 'day' },
    ],
  },
];
