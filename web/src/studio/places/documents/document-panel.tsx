import { type DocumentBlock, type DocumentTemplate, papers } from '../../../../../metadata/define/document.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { useGo } from '../../../ui/use-go.ts';
import { ChoiceControl, SwitchControl, turned } from '../../controls/plain-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { OrderedRows } from '../../frame/ordered-rows.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useItems } from '../../store/use-items.ts';
import type { MemberDeeds } from '../objects/member-page.tsx';
import { AddBlockMenu } from './add-block-menu.tsx';
import { blockKinds, wordsOfBlock } from './block-kinds.ts';
import styles from './documents.module.css';
import { useDocumentSteps } from './use-document-steps.ts';

type Props = { object: string; name: string; document: DocumentTemplate } & MemberDeeds;

/** What a document is called and made of, and the paper it is for. */
export function DocumentPanel({ object, name, document, onCopy, onRemove }: Props) {
  const t = useText();
  const steps = useDocumentSteps(object);
  const element = { kind: 'object', name: object, at: ['documents', name] };
  const bound = useElementBound(element, document.label);
  return (
    <PropertiesPanel
      element={element}
      icon="file-text"
      title={document.label}
      actions={
        <ElementActions
          onMove={(by) => steps.move(name, by)}
          onCopy={onCopy}
          remove={{ label: t('documents.delete'), run: onRemove }}
        />
      }
      more={
        <>
          <ChoiceControl
            label={t('documents.paper')}
            bound={bound('paper', 'documents.paper')}
            choices={papers.map((paper) => ({ value: paper, label: t(`documents.paper.${paper}`) }))}
            none={t('documents.paper.a4')}
          />
          <SwitchControl label={t('documents.landscape')} bound={bound('landscape', 'documents.landscape')} />
          <TextPairControl
            label={t('documents.fileName')}
            help={t('documents.fileNameHelp')}
            bound={bound('fileName', 'documents.fileName')}
            optional
          />
        </>
      }
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <Blocks object={object} name={name} document={document} />
      <TextPairControl label={t('documents.header')} bound={bound('header', 'documents.header')} optional />
      <TextPairControl label={t('documents.footer')} bound={bound('footer', 'documents.footer')} optional />
      <SwitchControl label={t('documents.isOn')} bound={turned(bound('off', 'documents.isOn'))} standard />
      <p className={styles.about}>{t('documents.whoHasIt')}</p>
    </PropertiesPanel>
  );
}

function Blocks({ object, name, document: { blocks } }: Omit<Props, keyof MemberDeeds>) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const steps = useDocumentSteps(object);
  const kindOf = (id: string) => blocks.find((block) => block.id === id);
  const open = (id: string) => void go(paths.studio('objects', object, 'documents', name, id));
  const items = useItems({ kind: 'object', name: object, at: ['documents', name, 'blocks'] }, (id) => {
    const block = kindOf(id);
    const words = block && wordsOfBlock(block);
    return words ?? { zh: block ? t(blockKinds[block.kind].label) : id, en: block ? t(blockKinds[block.kind].label) : id };
  });
  const sayBlock = (block: DocumentBlock) => {
    const [kind, words] = [t(blockKinds[block.kind].label), label(wordsOfBlock(block))];
    return words ? t('documents.blockSays', { kind, words }) : kind;
  };
  return (
    <section className={styles.blocks} aria-label={t('documents.blocks')}>
      <h3>{t('documents.blocks')}</h3>
      <OrderedRows
        label={t('documents.blocks')}
        rows={blocks.map((block) => ({
          id: block.id,
          label: sayBlock(block),
        }))}
        onMove={items.move}
        onRemove={items.remove}
        onOpen={open}
      />
      <AddBlockMenu object={object} onAdd={(block) => open(steps.addBlock(name, block))} />
    </section>
  );
}
