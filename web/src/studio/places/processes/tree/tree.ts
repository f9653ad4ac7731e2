import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import type { useProcessSteps } from '../use-process-steps.ts';

export type TreeProps = {
  name: string;
  process: ProcessBody;
  selected: string;
  onAdded: (id: string) => void;
  onRemove: (id: string) => void;
  onCopy: (id: string) => void;
};

/** What a tree tells each of its parts, whatever it stands in. */
export type Tree = TreeProps & {
  steps: ReturnType<typeof useProcessSteps>;
  folded: ReadonlySet<string>;
  onFold: (id: string) => void;
};
