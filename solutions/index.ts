export { assetRegister } from './gallery/assets/solution.ts';
export { expenses } from './gallery/expenses/expenses.ts';
export { recruitment } from './gallery/recruitment/recruitment.ts';
export { projects } from './projects/solution.ts';
export { sales } from './sales/solution.ts';
