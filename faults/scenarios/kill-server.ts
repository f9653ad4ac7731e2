import { type Scenario, someTime, underWriters, withStage } from '../scenario.ts';

const readyWithin = 5000;

/** `kill -9` of the server under writers, and a new start. */
export const killServer: Scenario = ({ rounds }) =>
  withStage((stage) =>
    underWriters(stage, {
      scenario: 'kill-server',
      rounds,
      async breakThings({ tenon, broken }) {
        await someTime();
        await tenon.kill();
        const readyMs = await tenon.start();
        if (readyMs > readyWithin) broken.push(`ready only ${Math.round(readyMs)} ms after the start`);
        await someTime();
        return { readyMs };
      },
    }),
  );
