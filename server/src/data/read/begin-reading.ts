/** The same items, the first of which is there: what keeps all of them from coming is thrown now, while it can still be answered. */
export async function beginReading<Item>(items: AsyncIterable<Item>): Promise<AsyncIterable<Item>> {
  const source = items[Symbol.asyncIterator]();
  let next = await source.next();
  return { [Symbol.asyncIterator]: readOn };

  async function* readOn(): AsyncGenerator<Item> {
    try {
      for (; !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
}
