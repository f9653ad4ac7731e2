/** A text with fields in braces: `{name} was won by {owner.name}`. Braces that hold no path stay as they are. */
const hole = /\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\}/g;

/** The paths that a template names. */
export function templatePaths(template: string): string[] {
  return [...new Set([...template.matchAll(hole)].map(([, path]) => path as string))];
}

/** The template with each path replaced by what `show` says of it. */
export function fillTemplate(template: string, show: (path: string) => string): string {
  return template.replace(hole, (_, path: string) => show(path));
}
