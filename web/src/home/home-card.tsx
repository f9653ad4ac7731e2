import type { CardModel, ObjectModel } from '../../../metadata/wire.ts';
import { useMe } from '../base/use-me.ts';
import { useModel } from '../base/use-model.ts';
import { viewsFor } from '../records/list/shown-view.ts';
import type { HomePeriod } from './home-period.ts';
import { KeyFigures } from './key-figures.tsx';
import { NextSteps } from './next-steps.tsx';
import { Pipeline } from './pipeline.tsx';
import { Recent } from './recent.tsx';
import { StartChecklist } from './start-checklist.tsx';
import { Todos } from './todos.tsx';
import { ViewRecords } from './view-records.tsx';

/** A card of the home page; nothing where there is nothing to show, as with a view that is for other roles. */
export function HomeCardView({ card, period }: { card: CardModel; period: HomePeriod }) {
  const { objects, views } = useModel();
  const { roles } = useMe();
  const { object = '' } = card;
  if ('view' in card && !viewsFor(views[object] ?? [], roles).some(({ name }) => name === card.view)) return null;
  switch (card.card) {
    case 'figures':
      return <KeyFigures dashboard={card.dashboard} period={period} />;
    case 'nextSteps':
      return <NextSteps object={object} view={card.view} />;
    case 'stages':
      return <Pipeline object={object} view={card.view} />;
    case 'records':
      return <ViewRecords object={object} view={card.view} />;
    case 'todos':
      return objects[object] ? <Todos card={card} object={objects[object] as ObjectModel} /> : null;
    case 'firstSteps':
      return <StartChecklist />;
    case 'recent':
      return <Recent />;
  }
}
