import type { PartsAnswer } from '../../../metadata/model-parts.ts';
import type { ViewModel } from '../../../metadata/wire.ts';
import { api } from './api.ts';

/** What a page begins with. */
export type FirstParts = { answer: PartsAnswer; saved: ViewModel[] };

let ahead: Promise<FirstParts | undefined> | undefined;

/** Asks while it is not yet known who is signed in; where nobody is, it is forgotten. */
export function askFirstParts(): void {
  ahead = readFirstParts().catch(() => undefined);
}

/** What was asked ahead, once; else it is asked now. */
export async function takeFirstParts(signal: AbortSignal): Promise<FirstParts> {
  const asked = ahead;
  ahead = undefined;
  return (await asked) ?? readFirstParts(signal);
}

async function readFirstParts(signal?: AbortSignal): Promise<FirstParts> {
  const query = { page: pageOf(location.pathname) };
  const [answer, saved] = await Promise.all([api.get('/metadata/parts', { query, signal }), api.get('/views', { signal })]);
  return { answer, saved };
}

/** Whose parts are asked for before the others; undefined where all are needed. */
function pageOf(path: string): string | undefined {
  if (path === '/') return 'home';
  const [, place, name, more] = path.split('/');
  if (place === 'dashboards') return 'dashboards';
  return place === 'o' && name && more !== 'import' ? `object:${name}` : undefined;
}
