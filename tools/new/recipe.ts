/** What a new thing needs: files to write, lines to add to files that are there, and what is left to the person. */
export type Recipe = {
  files: Record<string, string>;
  lines: Line[];
  next: string[];
};

/** At the top, at the end, before the line that matches, or within one. */
type Line = { path: string } & (
  | { import: string }
  | { text: string }
  | { before: RegExp; text: string }
  | { within: RegExp; text: string }
);

export type Request = {
  /** In kebab-case, as the file is named. */
  name: string;
  /** `--solution`, for what belongs to one. */
  solution: string;
};

/** `site-visit` → `siteVisit`, as a constant is named. */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `site-visit` → `site_visit`, as metadata, tables and columns are named. */
export function snakeCase(name: string): string {
  return name.replaceAll('-', '_');
}

/** `site-visit` → `Site visit`: a first English label. */
export function words(name: string): string {
  const text = name.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
