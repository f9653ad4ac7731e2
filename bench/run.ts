import { measureEvents } from './measures/events.ts';
import { measureFormKey } from './measures/form-key.ts';
import { measureImport } from './measures/import.ts';
import { measureImportPreview } from './measures/import-preview.ts';
import { measureLists } from './measures/list.ts';
import { measureMetadata, measurePublish } from './measures/metadata.ts';
import { measureMoreFields } from './measures/more-fields.ts';
import { measurePageChange } from './measures/page-change.ts';
import { measureProcessLatency } from './measures/process-latency.ts';
import { measureProcess, measureProcessHistory, measureTimers } from './measures/processes.ts';
import { measurePublishBig } from './measures/publish-big.ts';
import { measureRecords } from './measures/records.ts';
import { measureReports } from './measures/report.ts';
import { measureRules } from './measures/rules.ts';
import { measureSearch } from './measures/search.ts';
import { measureSnapshot } from './measures/snapshot.ts';
import { measureStart } from './measures/start.ts';
import { measureUpkeep } from './measures/upkeep.ts';
import { measureWeb } from './measures/web.ts';
import { openScene, type Scene } from './scene.ts';

/**
 * `npm run bench` prints one JSON line for each figure: ours, the baseline of the same run, their ratio, and what is to be reached.
 * `npm run bench -- list search` measures only those. `TENON_BENCH_ROWS` seeds other than a million deals: 50,000 to be
 * quick, 5,000,000 to see what grows faster than the data; of `publish-big` that is the standard.
 */
const alone: Record<string, () => Promise<void>> = {
  start: measureStart,
  web: measureWeb,
  rules: measureRules,
  snapshot: measureSnapshot,
  metadata: measureMetadata,
  publish: measurePublish,
  'publish-big': measurePublishBig,
  'form-key': measureFormKey,
  process: measureProcess,
  'process-latency': measureProcessLatency,
  timers: measureTimers,
  'process-history': measureProcessHistory,
};
const inScene: Record<string, (scene: Scene) => Promise<void>> = {
  list: measureLists,
  records: measureRecords,
  upkeep: measureUpkeep,
  report: measureReports,
  search: measureSearch,
  'page-change': measurePageChange,
  'import-preview': measureImportPreview,
  import: measureImport,
  events: measureEvents,
  'more-fields': measureMoreFields,
};

const asked = process.argv.slice(2);
const known = [...Object.keys(alone), ...Object.keys(inScene)];
const unknown = asked.find((name) => !known.includes(name));
if (unknown) throw new Error(`“${unknown}” is none of: ${known.join(', ')}`);
const wanted = (name: string) => asked.length === 0 || asked.includes(name);

for (const [name, measure] of Object.entries(alone)) if (wanted(name)) await measure();
if (Object.keys(inScene).some(wanted)) {
  const scene = await openScene(Number(process.env.TENON_BENCH_ROWS ?? 1_000_000));
  try {
    for (const [name, measure] of Object.entries(inScene)) if (wanted(name)) await measure(scene);
  } finally {
    await scene.close();
  }
}
