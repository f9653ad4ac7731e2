import type { HomeCard } from '../../../../../../metadata/define/app.ts';
import type { DashboardBody } from '../../../../../../metadata/define/dashboard.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Link } from '../../../../ui/link.tsx';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { viewAddress } from '../../views/use-views.ts';
import { FirstStepsControl } from './first-steps-control.tsx';
import type { ElementProps } from './home-panel.tsx';
import { type CardKind, viewsForCard } from './new-card.ts';
import { TodosControls } from './todos-controls.tsx';
import { useHomeBound } from './use-home-bound.ts';

/** What a card shows. */
export function CardControls({ item, ...props }: ElementProps<HomeCard>) {
  switch (item.card) {
    case 'figures':
      return <DashboardChoice {...props} item={item} />;
    case 'todos':
      return <TodosControls {...props} item={item} />;
    case 'firstSteps':
      return <FirstStepsControl {...props} />;
    case 'recent':
      return null;
    default:
      return <ViewChoice {...props} kind={item.card} view={item.view} />;
  }
}

function DashboardChoice({ app, element, labelOf }: ElementProps<HomeCard>) {
  const t = useText();
  const label = useLabel();
  const bound = useHomeBound(app, element, labelOf(element));
  const dashboards = useDraftDefinitions().filter(({ kind }) => kind === 'dashboard');
  return (
    <ChoiceControl
      label={t('menus.dashboard')}
      help={t('menus.dashboardHelp')}
      choices={dashboards.map(({ name, body }) => ({ value: name, label: label((body as DashboardBody).label) || name }))}
      bound={bound('dashboard', 'menus.dashboard')}
    />
  );
}

type ViewProps = Omit<ElementProps<HomeCard>, 'item'> & { kind: CardKind; view: string };

/** The views that such a card can show, with what they are of. */
function ViewChoice({ app, element, labelOf, kind, view }: ViewProps) {
  const t = useText();
  const label = useLabel();
  const bound = useHomeBound(app, element, labelOf(element));
  const definitions = useDraftDefinitions();
  const views = viewsForCard(kind, definitions);
  const objectOf = (name: string) =>
    label((definitions.find((each) => each.kind === 'object' && each.name === name)?.body as ObjectBody | undefined)?.label) ||
    name;
  const shown = views.find(({ name }) => name === view);
  return (
    <>
      <ChoiceControl
        label={t('menus.view')}
        help={kind === 'records' ? undefined : t(`menus.viewFor.${kind as 'stages'}`)}
        choices={views.map(({ name, body }) => ({ value: name, label: `${objectOf(body.object)} › ${label(body.label)}` }))}
        bound={bound('view', 'menus.view')}
      />
      {shown && <Link to={viewAddress(shown.body.object, shown.name)}>{t('menus.openView')}</Link>}
    </>
  );
}
