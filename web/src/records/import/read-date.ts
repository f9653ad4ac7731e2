export type DateOrder = 'ymd' | 'mdy' | 'dmy';

export const dateOrders: DateOrder[] = ['ymd', 'mdy', 'dmy'];

/** The day that a sample means when its parts stand in this order; undefined when it cannot. `3/1/2017` as `mdy` is `2017-03-01`. */
export function readDate(sample: string, order: DateOrder): string | undefined {
  const parts = sample.match(/\d+/g) ?? [];
  const [year = '', month = '', day = ''] = ['y', 'm', 'd'].map((part) => parts[order.indexOf(part)] ?? '');
  const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
