import { alignments, type DocumentBlock } from '../../../../../metadata/define/document.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { useGo } from '../../../ui/use-go.ts';
import { PathsControl } from '../../controls/paths-control.tsx';
import { ChoiceControl } from '../../controls/plain-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useItems } from '../../store/use-items.ts';
import { blockKinds, wordsOfBlock } from './block-kinds.ts';
import { SignaturesControl } from './signatures-control.tsx';

type Props = { object: string; document: string; block: DocumentBlock };

/** The settings of a block of a document. */
export function BlockPanel({ object, document, block }: Props) {
  const t = useText();
  const go = useGo();
  const kind = t(blockKinds[block.kind].label);
  const title = wordsOfBlock(block) ?? { zh: kind, en: kind };
  const blocks = { kind: 'object', name: object, at: ['documents', document, 'blocks'] };
  const items = useItems(blocks, () => title);
  const remove = () => {
    items.remove(block.id);
    void go(paths.studio('objects', object, 'documents', document));
  };
  return (
    <PropertiesPanel
      element={{ ...blocks, at: [...blocks.at, block.id] }}
      icon={blockKinds[block.kind].icon}
      title={title}
      aside={kind}
      actions={
        <ElementActions onMove={(by) => items.move(block.id, by)} remove={{ label: t('documents.deleteBlock'), run: remove }} />
      }
    >
      <BlockSettings object={object} document={document} block={block} />
    </PropertiesPanel>
  );
}

function BlockSettings({ object, document, block }: Props) {
  const t = useText();
  const element = { kind: 'object', name: object, at: ['documents', document, 'blocks', block.id] };
  const bound = useElementBound(element, { text: blockKinds[block.kind].label });
  switch (block.kind) {
    case 'heading':
    case 'text':
      return (
        <>
          <TextPairControl
            label={t('documents.text')}
            help={t('buttons.templateHelp')}
            bound={bound('text', 'documents.text')}
            lines
          />
          <ChoiceControl
            label={t('documents.align')}
            bound={bound('align', 'documents.align')}
            choices={alignments.map((align) => ({ value: align, label: t(`documents.align.${align}`) }))}
            none={t('documents.align.left')}
          />
        </>
      );
    case 'fields':
      return (
        <PathsControl
          label={t('documents.fields')}
          help={t('documents.fieldsHelp')}
          object={object}
          bound={bound('fields', 'documents.fields')}
          add={t('documents.addField')}
          most={60}
        />
      );
    case 'rows':
      return (
        <PathsControl
          label={t('documents.columns')}
          object={block.object}
          bound={bound('columns', 'documents.columns')}
          add={t('documents.addColumn')}
          most={12}
        />
      );
    case 'signatures':
      return <SignaturesControl bound={bound('who', 'documents.who')} />;
    case 'pageBreak':
      return null;
  }
}
