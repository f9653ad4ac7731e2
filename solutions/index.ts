export { assetRegister } from './gallery/assets/solution.ts';
export { companyEvents } from './gallery/events/solution.ts';
export { expenses } from './gallery/expenses/solution.ts';
export { recruitment } from './gallery/recruitment/solution.ts';
export { afterSales } from './gallery/service/solution.ts';
export { suppliers } from './gallery/suppliers/solution.ts';
export { projects } from './projects/solution.ts';
export { sales } from './sales/solution.ts';
