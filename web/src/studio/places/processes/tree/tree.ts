import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import type { useProcessSteps } from '../use-process-steps.ts';

/** What is drawn, and where each of its parts is selected. */
export type Drawn = { name: string; process: ProcessBody; selected: string; addressOf(...parts: string[]): string };

/** What is done to a tree by whoever builds it; one that is only looked at has none of it. */
export type Building = {
  steps: ReturnType<typeof useProcessSteps>;
  onAdded: (id: string) => void;
  onRemove: (id: string) => void;
  onCopy: (id: string) => void;
};

/** What a tree tells each of its parts, whatever it stands in. */
export type Tree = Drawn & {
  build?: Building | undefined;
  folded: ReadonlySet<string>;
  onFold: (id: string) => void;
};
