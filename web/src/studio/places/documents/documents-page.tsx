import { byOrder } from '../../../../../metadata/define/by-order.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { CardList, OpenCard } from '../../frame/card-list.tsx';
import { useBody } from '../../store/use-studio.ts';
import { MemberPage } from '../objects/member-page.tsx';
import { NoObject } from '../objects/no-object.tsx';
import { useMemberElements } from '../objects/use-member-elements.ts';
import { BlockPanel } from './block-panel.tsx';
import { DocumentPanel } from './document-panel.tsx';
import { DocumentTrial } from './document-trial.tsx';
import { useDocumentSteps } from './use-document-steps.ts';

type Props = { object: string; selected: string | undefined; block: string | undefined };

/** The documents of an object in their order; the one that is selected is drawn on paper with a real record. */
export function DocumentsPage({ object, selected, block: blockId }: Props) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const steps = useDocumentSteps(object);
  const documents = byOrder(body?.documents);
  const document = selected === undefined ? undefined : body?.documents?.[selected];
  const block = document?.blocks.find(({ id }) => id === blockId);
  const elements = useMemberElements(
    object,
    'documents',
    documents.map(([id, each]) => ({
      id,
      label: each.label,
      icon: 'file-text',
      ...(each.off && { aside: t('documents.off') }),
    })),
  );
  const at = (...parts: string[]) => paths.studio('objects', object, 'documents', ...parts);
  const add = () => void go(at(steps.add()));
  return (
    <MemberPage
      object={object}
      list="documents"
      selected={selected}
      elements={elements}
      add={{ label: t('documents.new'), run: add }}
      steps={steps}
      panel={(deeds) => {
        if (selected === undefined || !document) return null;
        if (block) return <BlockPanel key={block.id} object={object} document={selected} block={block} />;
        return <DocumentPanel key={selected} object={object} name={selected} document={document} {...deeds} />;
      }}
    >
      {body ? (
        <CardList
          none={t('documents.none')}
          isEmpty={documents.length === 0}
          maker={
            <Button variant={documents.length === 0 ? 'primary' : 'default'} icon={<Icon name="plus" />} onClick={add}>
              {t('documents.new')}
            </Button>
          }
        >
          {documents.map(([name, each]) => (
            <OpenCard
              key={name}
              to={at(name)}
              isOpen={name === selected}
              isOff={each.off}
              head={
                <>
                  <Icon name="file-text" />
                  {label(each.label) || name}
                  {each.off && <Chip color="gray">{t('documents.off')}</Chip>}
                </>
              }
            >
              <DocumentTrial object={object} name={name} document={each} selected={block?.id} />
            </OpenCard>
          ))}
        </CardList>
      ) : (
        <NoObject />
      )}
    </MemberPage>
  );
}
