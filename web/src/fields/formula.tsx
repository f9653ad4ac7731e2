import { makeResultWidget } from './result-widget.tsx';

export const formula = makeResultWidget((field) => (field.type === 'formula' ? field.result : 'text'));
