// npm run faults [-- <scenario> … --rounds 20]: breaks things under load, on this machine, and counts what was lost or doubled.
import { parseArgs } from 'node:util';
import type { Scenario } from './scenario.ts';
import { cutListen } from './scenarios/cut-listen.ts';
import { endConnections } from './scenarios/end-connections.ts';
import { fillDisk } from './scenarios/fill-disk.ts';
import { freezeDatabase } from './scenarios/freeze-database.ts';
import { killPostgres } from './scenarios/kill-postgres.ts';
import { killServer } from './scenarios/kill-server.ts';
import { stopServer } from './scenarios/stop-server.ts';
import { strangers } from './scenarios/strangers.ts';
import { twoServers } from './scenarios/two-servers.ts';
import { isGood, printVerdict } from './verdict.ts';

const scenarios: Record<string, Scenario> = {
  'kill-server': killServer,
  'kill-postgres': killPostgres,
  'end-connections': endConnections,
  'freeze-database': freezeDatabase,
  'cut-listen': cutListen,
  'fill-disk': fillDisk,
  'two-servers': twoServers,
  'stop-server': stopServer,
  strangers,
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '20' } } });
const names = positionals.length > 0 ? positionals : Object.keys(scenarios);
let good = true;
for (const name of names) {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`There is no scenario “${name}”: ${Object.keys(scenarios).join(', ')}.`);
  const verdict = await scenario({ rounds: Number(values.rounds) });
  printVerdict(verdict);
  good &&= isGood(verdict);
}
process.exit(good ? 0 : 1);
