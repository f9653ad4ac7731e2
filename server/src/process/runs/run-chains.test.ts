import { describe, expect, it } from 'vitest';
import { refusalOf } from './run-chains.ts';

describe('a chain of processes', () => {
  const chain = { depth: 3, root: 'a', width: 10, runs: [{ process: 'greets', record: '1' }] };

  it('goes on for another record, another process, and what no process changed', () => {
    expect(refusalOf(chain, 'greets', '2')).toBeUndefined();
    expect(refusalOf(chain, 'counts', '1')).toBeUndefined();
    expect(refusalOf(undefined, 'greets', '1')).toBeUndefined();
  });

  it('does not come to a record twice, and is neither too long nor too wide', () => {
    expect(refusalOf(chain, 'greets', '1')).toEqual({ code: 'processInChain' });
    expect(refusalOf({ ...chain, depth: 9 }, 'counts', '1')).toEqual({ code: 'chainTooLong' });
    expect(refusalOf({ ...chain, width: 20_000 }, 'counts', '1')).toEqual({ code: 'chainTooWide', params: { max: 20_000 } });
  });
});
