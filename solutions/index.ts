export { assetRegister } from './gallery/assets/solution.ts';
export { companyEvents } from './gallery/events/events.ts';
export { expenses } from './gallery/expenses/expenses.ts';
export { recruitment } from './gallery/recruitment/recruitment.ts';
export { afterSales } from './gallery/service/service.ts';
export { suppliers } from './gallery/suppliers/suppliers.ts';
export { projects } from './projects/solution.ts';
export { sales } from './sales/solution.ts';
