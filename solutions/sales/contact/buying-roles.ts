import type { ChoiceOption } from '@tenon/metadata';

/** What part a person plays in a customer's decision; the same words for accounts and deals. */
export const buyingRoles: ChoiceOption[] = [
  { value: 'decision_maker', label: { zh: '决策人', en: 'Decision maker' }, color: 'red' },
  { value: 'influencer', label: { zh: '影响人', en: 'Influencer' }, color: 'orange' },
  { value: 'user', label: { zh: '使用人', en: 'User' }, color: 'blue' },
  { value: 'gatekeeper', label: { zh: '把关人', en: 'Gatekeeper' }, color: 'violet' },
  { value: 'coach', label: { zh: '教练', en: 'Coach' }, color: 'green' },
];
