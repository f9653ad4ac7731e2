import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeClient, signIn } from '../client.ts';
import { type Scenario, withStage } from '../scenario.ts';
import { openSilentProxy } from '../silent-proxy.ts';
import { makeTenon } from '../tenon.ts';

const refusedWithin = 15_000;
const secret = 'one secret key for both of the servers';
const rep = { name: '李雷', email: 'li.lei.fault@example.com', password: 'a rep who measures twice 榫卯' };

/** Two servers; what one hears from the other is swallowed. Rights that are taken on one must not count on the other for long. */
export const cutListen: Scenario = () =>
  withStage(
    async ({ tenon, postgres, folder, client, wrong, broken }) => {
      const proxy = await openSilentProxy(postgres.url);
      const second = await makeTenon(join(folder, 'data'), { DATABASE_URL: proxy.url, TENON_SECRET_KEY: secret });
      const figures: Record<string, number> = {};
      let acknowledged = 0;
      try {
        await second.start();
        const user = await invite();
        const session = await signIn(second.url, { email: rep.email, password: rep.password });
        const reader = makeClient(
          () => second.url,
          session,
          (line) => wrong.push(line),
        );
        const write = () => reader.once({ method: 'POST', path: '/api/records/account', body: { name: `${Math.random()}` } });
        if ((await write())?.status !== 201) broken.push('the representative could not write before the cut');
        proxy.cut();
        await sleep(1000);
        await client.until({ method: 'PATCH', path: `/api/users/${user}/access`, body: { active: false } });
        const begun = performance.now();
        let refused = false;
        while (!refused && performance.now() - begun < 2 * refusedWithin) {
          const answer = await write();
          refused = answer?.status === 401 || answer?.status === 403;
          if (answer?.status === 201) acknowledged += 1;
          await sleep(100);
        }
        figures.refusedAfterMs = Math.round(performance.now() - begun);
        if (!refused || (figures.refusedAfterMs ?? 0) > refusedWithin) broken.push('a person who was shut out went on writing');
        proxy.heal();
        const { after, code } = await second.stop();
        figures.stopMs = Math.round(after);
        if (code !== 0) broken.push(`the second server ended with ${code}`);
      } finally {
        await second.kill();
        await proxy.close();
      }
      return { scenario: 'cut-listen', rounds: 1, acknowledged, lost: 0, doubled: 0, wrong, broken, figures };

      async function invite(): Promise<string> {
        const { body } = await client.until({
          method: 'POST',
          path: '/api/users/invitations',
          body: { name: rep.name, email: rep.email, roles: ['sales_rep'] },
        });
        const token = String(body.link).split('/invite/')[1];
        const stranger = makeClient(
          () => tenon.url,
          undefined,
          (line) => wrong.push(line),
        );
        const path = `/api/invitations/${token}`;
        const accepted = await stranger.until({ method: 'POST', path, body: { name: rep.name, password: rep.password } });
        return (accepted.body.user as { id: string }).id;
      }
    },
    { TENON_SECRET_KEY: secret },
  );
