import { byOrder } from '../../../../../metadata/define/by-order.ts';
import type { DocumentBlock, DocumentTemplate } from '../../../../../metadata/define/document.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { TextKey } from '../../../base/text.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { useMemberSteps } from '../objects/use-member-steps.ts';
import { freeId } from '../page/page-body.ts';

/** A block that has no id yet, and what steps call it. */
export type NewBlock = { block: Begun; label: Label | { text: TextKey } };
type Begun = DocumentBlock extends infer Block ? (Block extends unknown ? Omit<Block, 'id'> : never) : never;

/** What is done to whole documents of an object, and to their blocks. */
export function useDocumentSteps(object: string) {
  const run = useRun();
  const { store } = useStudio();
  const members = useMemberSteps<DocumentTemplate>(object, {
    list: 'documents',
    inOrder: byOrder,
    titleOf: (name, each) => each?.label ?? { zh: name, en: name },
  });
  return {
    ...members,
    /** One that says something at once: a heading, and the first fields. */
    add(): string {
      const { title, label, fields } = bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;
      const text = { zh: `${label.zh} {${title}}`, en: `${label.en} {${title}}` };
      const first = [title, ...Object.keys(fields).filter((name) => name !== title)].slice(0, 6);
      const blocks: DocumentBlock[] = [
        { id: 'heading_1', kind: 'heading', text },
        { id: 'fields_2', kind: 'fields', fields: first },
      ];
      return members.add('printed', { label: madeLabels.printed, blocks }, madeLabels.printed);
    },
    copy: (from: string) => members.copy(from, members.titleOf(from)),
    /** Behind a block, or last. Answers its id. */
    addBlock(name: string, { block, label }: NewBlock, after?: string): string {
      const taken = members.now()[name]?.blocks.map(({ id }) => id) ?? [];
      const id = freeId(taken, block.kind === 'pageBreak' ? 'page_break' : block.kind);
      run({ key: 'studio.did.add', values: { thing: label } }, (step) =>
        step.write(members.element(name, 'blocks', id), {
          to: { ...block, id } as unknown as Json,
          ...(after !== undefined && { place: { after } }),
        }),
      );
      return id;
    },
  };
}
