import { type Label, labelSchema } from './label.ts';

/** A text with fields in braces: `{name} was won by {owner.name}`. Braces that hold no path stay as they are. */
export type Template = string | Label;

/** The template of a value that a definition gives: `{ template: '{name} was won' }`, or one for each language. */
export function templateOf(value: unknown): Template | undefined {
  if (typeof value !== 'object' || value === null || !('template' in value)) return undefined;
  const { template } = value;
  return labelSchema.safeParse(template).success ? (template as Label) : String(template);
}

const hole = /\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\}/g;

/** The paths that a template names. */
export function templatePaths(template: Template): string[] {
  const texts = typeof template === 'string' ? [template] : Object.values(template);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(hole)].map(([, path]) => path as string)))];
}

/** The template with each path replaced by what `show` says of it. */
export function fillTemplate(template: string, show: (path: string) => string): string {
  return template.replace(hole, (_, path: string) => show(path));
}
