/** One measured figure: ours against a baseline of the same run, and what is to be reached. */
export type Figure = {
  name: string;
  ours: number;
  baseline?: number;
  unit: string;
  ratio?: number;
  /** How many rounds it took, and the quartiles of their ratios. */
  spread?: { rounds: number; quartiles: [number, number] };
  reach: string;
  ok: boolean;
};

export function printFigure(figure: Figure): void {
  console.log(JSON.stringify(figure));
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
