import { defineSolution } from '@tenon/metadata';
import { administrator } from './administrator.role.ts';
import { currency } from './currency.object.ts';
import { allCurrencies, allCurrencyRates, currencyLayout, currencyRateLayout } from './currency.views.ts';
import { currencyRate } from './currency-rate.object.ts';
import { department } from './department.object.ts';
import { allDepartments, departmentLayout } from './department.views.ts';
import { user } from './user.object.ts';
import { allUsers, userLayout } from './user.views.ts';

/** What every workspace has before any solution: people, departments, and one who may do everything. */
export const platform = defineSolution({
  name: 'platform',
  label: { zh: '平台', en: 'Platform' },
  description: { zh: '用户、部门、币种与系统管理员', en: 'Users, departments, currencies and the administrator' },
  version: '0.4.0',
  definitions: [
    ...[user, department, currency, currencyRate, administrator],
    ...[allUsers, userLayout, allDepartments, departmentLayout, allCurrencies, currencyLayout],
    ...[allCurrencyRates, currencyRateLayout],
  ],
});
