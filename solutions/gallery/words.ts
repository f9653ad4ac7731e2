import type { ChoiceOption, Label, ViewColumn } from '@tenon/metadata';

export function say(zh: string, en: string): Label {
  return { zh, en };
}

export function option(value: string, label: Label, color?: ChoiceOption['color'], sets?: ChoiceOption['sets']): ChoiceOption {
  return { value, label, ...(color && { color }), ...(sets && { sets }) };
}

/** Columns of a list by field and width: `columns(['name', 220], ['owner', 120])`. */
export function columns(...all: [field: string, width: number][]): ViewColumn[] {
  return all.map(([field, width]) => ({ field, width }));
}

/** The day so many days after today, before it where negative. */
export function dayAfter(today: string, days: number): string {
  return new Date(Date.parse(today) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
