export { projects } from './projects/solution.ts';
export { sales } from './sales/solution.ts';
