import { setImmediate as yieldToEventLoop } from 'node:timers/promises';

/** How long others wait for their turn at the most, in milliseconds: a database that asks for more rows as much as people. */
const longest = 1;

/** What `map` makes of each item. In between, whoever else waits for this thread has a turn. */
export async function mapYielding<Item, Made>(items: readonly Item[], map: (item: Item) => Made): Promise<Made[]> {
  const made: Made[] = [];
  let begun = performance.now();
  for (const item of items) {
    made.push(map(item));
    // To look at the clock takes next to nothing, and a single item may take long.
    if (performance.now() - begun < longest) continue;
    await yieldToEventLoop();
    begun = performance.now();
  }
  return made;
}

export { yieldToEventLoop };
