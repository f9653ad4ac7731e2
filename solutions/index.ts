export { sales } from './sales/solution.ts';
