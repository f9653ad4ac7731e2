import type { TransactionSettings } from '../../base/database/database.ts';

/**
 * For transactions that write what a person changes. Statements of the pipeline go by primary key or unique index whatever the batch
 * holds. Left to itself PostgreSQL would plan each anew, since it cannot guess the length of arrays; for one record that takes
 * longer than to write it.
 */
export const pipelineSettings: TransactionSettings = { plan_cache_mode: 'force_generic_plan' };
