import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Scenario, underWriters, withStage } from '../scenario.ts';

const secondsOfARound = 5;

/** Every quarter of a second one of the server's connections is ended by the database, whatever it is doing. */
export const endConnections: Scenario = ({ rounds }) =>
  withStage((stage) =>
    underWriters(stage, {
      scenario: 'end-connections',
      rounds,
      async breakThings({ postgres }) {
        const client = new Client({ connectionString: postgres.url, application_name: 'faults' });
        await client.connect();
        let ended = 0;
        for (let turn = 0; turn < secondsOfARound * 4; turn += 1) {
          const { rowCount } = await client.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
              where usename = current_user and application_name <> 'faults' and backend_type = 'client backend' order by random() limit 1`,
          );
          ended += rowCount ?? 0;
          await sleep(250);
        }
        await client.end();
        return { ended };
      },
    }),
  );
