import { defineSolution } from '@tenon/metadata';
import { say } from '../words.ts';
import { sampleEquipmentRecords } from './service.demo.ts';
import { equipment, serviceTicket, serviceVisit } from './service.objects.ts';
import { equipmentScreens } from './service.screens.ts';

export const afterSales = defineSolution({
  name: 'after_sales',
  label: say('售后设备', 'After-sales equipment'),
  description: say(
    '客户现场的设备、保修期、服务工单与上门记录',
    'Machines at customers, their warranty, service tickets and visits',
  ),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [equipment, serviceTicket, serviceVisit, ...equipmentScreens],
  samples: sampleEquipmentRecords,
});
