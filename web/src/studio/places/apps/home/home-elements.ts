import type { AppBody } from '../../../../../../metadata/define/app.ts';
import { paths } from '../../../../base/paths.ts';

/** What is selected on a home page: a card, or a first step. */
export type HomeElement = { list: 'home' | 'firstSteps'; id: string };

export function homeAddress(app: string, element?: HomeElement): string {
  return paths.studio('apps', app, 'home', ...(element ? [element.list, element.id] : []));
}

/** What an address leads to; a place within a card is the card. */
export function homeElementOf([list, id]: readonly string[], body: AppBody): HomeElement | undefined {
  if ((list !== 'home' && list !== 'firstSteps') || id === undefined) return undefined;
  return (body[list] ?? []).some((each) => each.id === id) ? { list, id } : undefined;
}
