import { makeOpenState } from '../../base/open-state.ts';

export const { show: openKeySheet, hide: closeKeySheet, use: useKeySheet } = makeOpenState();
