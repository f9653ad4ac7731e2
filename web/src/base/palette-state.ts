import { makeOpenState } from './open-state.ts';

export const { show: openPalette, hide: closePalette, use: usePalette } = makeOpenState();
