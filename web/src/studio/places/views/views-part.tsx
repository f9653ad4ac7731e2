import type { ObjectPart } from '../place.ts';
import { ViewsPage } from './views-page.tsx';

/** `/studio/objects/<object>/views/<view>` */
export const viewsPart: ObjectPart = {
  name: 'views',
  label: 'views.title',
  icon: 'table',
  Page: ({ object, parts: [view] }) => <ViewsPage object={object} selected={view} />,
  partsOf({ kind, name, at }, read) {
    if (kind === 'object' && at[0] === 'view') return [name];
    const body = kind === 'view' ? (read({ kind, name }) as { object?: string } | undefined) : undefined;
    return body?.object === undefined ? undefined : [body.object, name];
  },
};
