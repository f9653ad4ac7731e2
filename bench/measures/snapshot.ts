import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { defineObject, type Field } from '../../metadata/index.ts';
import { compileSnapshot } from '../../server/src/catalog/compile-snapshot.ts';
import { platform } from '../../server/src/catalog/platform/solution.ts';
import { printFigure, round } from '../report-line.ts';

const kept: unknown[] = [];

/** What 60 objects of 30 fields take in the memory of a server once they are compiled, their definitions included. */
export async function measureSnapshot(): Promise<void> {
  const text = JSON.stringify([...platform.definitions, ...Array.from({ length: 52 }, (_, index) => thing(index))]);
  kept.push(compile(text));
  const before = heap();
  const copies = 10;
  for (let copy = 0; copy < copies; copy++) kept.push(compile(text));
  const ours = round((heap() - before) / copies / 1e6);
  printFigure({ name: 'snapshot', ours, unit: 'MB of 60 objects', reach: '≤ 2', ok: ours <= 2 });
}

function compile(text: string) {
  return compileSnapshot({ schema: 'ws_main', revision: 1, definitions: JSON.parse(text) });
}

function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

function thing(index: number) {
  const label = { zh: `设备 ${index}`, en: `Device ${index}` };
  const fields = Array.from({ length: 28 }, (_, at): [string, Field] => [`field_${at}`, { type: 'text', label }]);
  const sum: Field = { type: 'formula', label, expression: 'LEN(field_1) + LEN(field_2)', result: 'integer' };
  return defineObject(`thing_${index}`, {
    label,
    icon: 'box',
    title: 'name',
    fields: { name: { type: 'text', label }, sum, ...Object.fromEntries(fields) },
  });
}
