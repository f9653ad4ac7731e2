import { join } from 'node:path';
import { makeClient, signIn } from '../client.ts';
import { type Scenario, someTime, underWriters, withStage } from '../scenario.ts';
import { administrator, makeTenon } from '../tenon.ts';

const secret = 'one secret key for both of the servers';

/** Two servers on one database; each in turn is killed, and callers go on with the other one. */
export const twoServers: Scenario = ({ rounds }) =>
  withStage(
    async (stage) => {
      const second = await makeTenon(join(stage.folder, 'data'), { DATABASE_URL: stage.postgres.url, TENON_SECRET_KEY: secret });
      await second.start();
      const servers = [stage.tenon, second];
      let turn = 0;
      const url = () => (servers.filter(({ running }) => running)[turn++ % 2] ?? stage.tenon).url;
      const session = await signIn(second.url, administrator);
      const client = makeClient(url, session, (line) => stage.wrong.push(line));
      try {
        return await underWriters(
          { ...stage, client },
          {
            scenario: 'two-servers',
            rounds,
            async breakThings(_, round) {
              const server = servers[round % 2] ?? second;
              await someTime();
              await server.kill();
              await someTime();
              return { readyMs: await server.start() };
            },
          },
        );
      } finally {
        await second.kill();
      }
    },
    { TENON_SECRET_KEY: secret },
  );
