import { makeResultWidget } from './result-widget.tsx';

export const rollup = makeResultWidget((field) => {
  if (field.type !== 'rollup') return 'decimal';
  return field.result ?? (field.aggregate === 'count' ? 'integer' : 'decimal');
});
