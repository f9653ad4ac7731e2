import { Suspense, useState } from 'react';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { paths } from '../../../../base/paths.ts';
import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { SkeletonRows } from '../../../../ui/skeleton.tsx';
import { CardList } from '../../../frame/card-list.tsx';
import { WithDraftModel } from '../../../model/with-draft-model.tsx';
import { useBody } from '../../../store/use-studio.ts';
import { NoObject } from '../../objects/no-object.tsx';
import { ObjectFrame } from '../../objects/object-frame.tsx';
import { NewProcessDialog } from '../new-process-dialog.tsx';
import { useProcessElements, useProcesses } from '../use-processes.ts';
import { AutomationCard } from './automation-card.tsx';

/** All that happens by itself to the records of an object, in the order in which it does. */
export function AutomationsPage({ object }: { object: string }) {
  const t = useText();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const processes = useProcesses().filter((each) => each.body.trigger.object === object);
  const elements = useProcessElements().filter(({ id }) => processes.some(({ name }) => name === id));
  const [isAdding, setAdding] = useState(false);
  const add = () => setAdding(true);
  return (
    <ObjectFrame
      object={object}
      here="automations"
      up={paths.studio('objects', object)}
      list={{ elements, add: { label: t('processes.new'), run: add } }}
    >
      {body ? (
        <WithDraftModel>
          <Suspense fallback={<SkeletonRows count={4} />}>
            <CardList
              none={t('processes.ofObjectNone')}
              isEmpty={processes.length === 0}
              maker={
                <div>
                  <Button icon={<Icon name="plus" />} onClick={add}>
                    {t('processes.new')}
                  </Button>
                </div>
              }
            >
              {processes.map((each) => (
                <AutomationCard key={each.name} {...each} />
              ))}
            </CardList>
          </Suspense>
        </WithDraftModel>
      ) : (
        <NoObject />
      )}
      {isAdding && <NewProcessDialog object={object} onClose={() => setAdding(false)} />}
    </ObjectFrame>
  );
}
