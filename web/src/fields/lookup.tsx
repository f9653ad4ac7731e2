import { makeResultWidget } from './result-widget.tsx';

export const lookup = makeResultWidget((field) => (field.type === 'lookup' ? field.result : 'text'));
