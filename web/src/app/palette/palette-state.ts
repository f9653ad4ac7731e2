import { makeOpenState } from '../../base/open-state.ts';

export const { show: openPalette, hide: closePalette, use: usePalette } = makeOpenState();
