import type { useText } from '../../../base/use-text.ts';
import { type Cell, isScoped, type Level } from './cells.ts';

/** “Own”, or “Yes” where there is nothing between yes and no. */
export function levelText(t: ReturnType<typeof useText>, action: Cell['action'] | undefined, level: Level): string {
  if (action && !isScoped(action)) return t(level === 'none' ? 'roles.level.no' : 'roles.level.yes');
  return t(`roles.level.${level}`);
}
