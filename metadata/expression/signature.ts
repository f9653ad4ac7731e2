import type { Label } from '../label.ts';
import type { ExpressionFunction, Parameter } from './function.ts';

/** How a call is written, for help and errors: `ROUND(number, [digits])`. */
export function functionSignature({ name, parameters, repeat, otherwise }: ExpressionFunction): Label {
  const write = (language: keyof Label) => {
    const shown = (parameter: Parameter) => (parameter.optional ? `[${parameter.label[language]}]` : parameter.label[language]);
    const parts = [...parameters.map(shown), ...(repeat ? ['…'] : []), ...(otherwise ? [`[${otherwise.label[language]}]`] : [])];
    return `${name}(${parts.join(', ')})`;
  };
  return { zh: write('zh'), en: write('en') };
}
