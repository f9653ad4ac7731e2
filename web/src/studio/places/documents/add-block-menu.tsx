import { Suspense } from 'react';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, MenuDivider, MenuItem } from '../../../ui/menu.tsx';
import { useDraftModel, WithDraftModel } from '../../model/with-draft-model.tsx';
import { useBody } from '../../store/use-studio.ts';
import { relatedChoices } from '../page/related-choices.ts';
import { blockKinds } from './block-kinds.ts';
import type { NewBlock } from './use-document-steps.ts';

type Props = { object: string; onAdd: (block: NewBlock) => void };

/** What may stand in a document: texts, fields of the record, and tables of the records that lead to it. */
export function AddBlockMenu({ object, onAdd }: Props) {
  const t = useText();
  return (
    <Menu
      width={280}
      trigger={
        <Button size="sm" icon={<Icon name="plus" />}>
          {t('documents.addBlock')}
        </Button>
      }
    >
      <PlainBlocks object={object} onAdd={onAdd} />
      <WithDraftModel>
        <Suspense>
          <Tables object={object} onAdd={onAdd} />
        </Suspense>
      </WithDraftModel>
    </Menu>
  );
}

function PlainBlocks({ object, onAdd }: Props) {
  const t = useText();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  if (!body) return null;
  const { title } = body;
  const text = { zh: `{${title}}`, en: `{${title}}` };
  const begun: NewBlock['block'][] = [
    { kind: 'heading', text: text },
    { kind: 'text', text: text },
    { kind: 'fields', fields: [title] },
    { kind: 'signatures', who: [madeLabels.signature, madeLabels.signedOn] },
    { kind: 'pageBreak' },
  ];
  return begun.map((block) => (
    <MenuItem
      key={block.kind}
      icon={blockKinds[block.kind].icon}
      onSelect={() => onAdd({ block, label: { text: blockKinds[block.kind].label } })}
    >
      {t(blockKinds[block.kind].label)}
    </MenuItem>
  ));
}

function Tables({ object, onAdd }: Props) {
  const label = useLabel();
  const model = useDraftModel();
  const choices = relatedChoices(model, object);
  return (
    <>
      {choices.length > 0 && <MenuDivider />}
      {choices.map(({ object: of, via, title, label: thing }) => (
        <MenuItem
          key={`${of}.${via}`}
          icon={blockKinds.rows.icon}
          onSelect={() => onAdd({ block: { kind: 'rows', object: of, via, columns: [title] }, label: thing })}
        >
          {label(thing)}
        </MenuItem>
      ))}
    </>
  );
}
