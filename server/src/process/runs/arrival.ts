import type { WireRecord } from '@tenon/metadata';
import type { RunRow } from './run-rows.ts';
import type { RunState, Token } from './token-moves.ts';

/** A token that has come to a step, with the record of its run as it is now. */
export type Arrival = { run: RunRow; state: RunState; token: Token; record: WireRecord };
