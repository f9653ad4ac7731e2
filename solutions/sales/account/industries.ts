import type { ChoiceOption } from '@tenon/metadata';

/** Shared by accounts and leads, so that a conversion keeps the value. Aliases are spellings seen in exports of other systems. */
export const industries: ChoiceOption[] = [
  { value: 'technology', label: { zh: '科技', en: 'Technology' }, aliases: ['technolgy', 'IT', '互联网'] },
  { value: 'software', label: { zh: '软件', en: 'Software' } },
  { value: 'electronics', label: { zh: '电子', en: 'Electronics' } },
  { value: 'telecommunications', label: { zh: '通信', en: 'Telecommunications' }, aliases: ['Telecom'] },
  { value: 'manufacturing', label: { zh: '制造', en: 'Manufacturing' }, aliases: ['Machinery', 'Industrial'] },
  { value: 'construction', label: { zh: '建筑与工程', en: 'Construction' }, aliases: ['Engineering'] },
  { value: 'energy', label: { zh: '能源', en: 'Energy' }, aliases: ['Utilities', 'Oil'] },
  { value: 'medical', label: { zh: '医疗', en: 'Medical' }, aliases: ['Healthcare'] },
  { value: 'biotechnology', label: { zh: '生物医药', en: 'Biotechnology' } },
  { value: 'finance', label: { zh: '金融', en: 'Finance' }, aliases: ['Banking', 'Insurance'] },
  { value: 'retail', label: { zh: '零售', en: 'Retail' }, aliases: ['Apparel'] },
  { value: 'consulting', label: { zh: '咨询', en: 'Consulting' } },
  { value: 'services', label: { zh: '服务业', en: 'Services' } },
  { value: 'employment', label: { zh: '人力资源', en: 'Employment' } },
  { value: 'marketing', label: { zh: '营销广告', en: 'Marketing' }, aliases: ['Media'] },
  { value: 'entertainment', label: { zh: '文化娱乐', en: 'Entertainment' } },
  { value: 'education', label: { zh: '教育', en: 'Education' } },
  { value: 'hospitality', label: { zh: '酒店餐饮', en: 'Hospitality' } },
  { value: 'transportation', label: { zh: '交通物流', en: 'Transportation' }, aliases: ['Shipping', 'Logistics'] },
  { value: 'agriculture', label: { zh: '农业', en: 'Agriculture' } },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
];
