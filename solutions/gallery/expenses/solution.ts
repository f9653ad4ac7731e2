import { defineSolution } from '@tenon/metadata';
import { say } from '../words.ts';
import { sampleExpenseClaimRecords } from './expense.demo.ts';
import { expenseClaim, expenseLine } from './expense.objects.ts';
import { expenseClaimScreens } from './expense.screens.ts';

export const expenses = defineSolution({
  name: 'expenses',
  label: say('费用报销', 'Expense requests'),
  description: say(
    '报销单与明细、提交与支付、各类费用统计',
    'Claims with their costs, submitting and paying, and what was spent on what',
  ),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [expenseClaim, expenseLine, ...expenseClaimScreens],
  samples: sampleExpenseClaimRecords,
});
