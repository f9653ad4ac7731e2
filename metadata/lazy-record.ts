/** An object whose members are worked out when each is looked at first, and kept. One that throws is asked again the next time. */
export function lazyRecord<Value>(names: Iterable<string>, make: (name: string) => Value): Record<string, Value> {
  const record: Record<string, Value> = {};
  for (const name of names) {
    Object.defineProperty(record, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make(name);
        Object.defineProperty(record, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return record;
}
