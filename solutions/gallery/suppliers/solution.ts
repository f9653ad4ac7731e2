import { defineSolution } from '@tenon/metadata';
import { say } from '../words.ts';
import { sampleSupplierRecords } from './supplier.demo.ts';
import { supplier, supplierContact, supplierReview } from './supplier.objects.ts';
import { supplierScreens } from './supplier.screens.ts';

export const suppliers = defineSolution({
  name: 'suppliers',
  label: say('供应商名录', 'Supplier directory'),
  description: say(
    '供应商、联系人、资质到期提醒与评分',
    'Suppliers, their people, certificates that end, and reviews with scores',
  ),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [supplier, supplierContact, supplierReview, ...supplierScreens],
  samples: sampleSupplierRecords,
});
