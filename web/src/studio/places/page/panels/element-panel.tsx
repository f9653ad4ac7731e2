import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { designedPage } from '../page-body.ts';
import type { Selected } from '../selected.ts';
import { CellPanel } from './cell-panel.tsx';
import { PagePanel } from './page-panel.tsx';
import { RelatedPanel } from './related-panel.tsx';
import { SectionPanel } from './section-panel.tsx';
import { TabPanel } from './tab-panel.tsx';
import { VariantPanel } from './variant-panel.tsx';

export type PanelProps = {
  object: string;
  body: LayoutBody;
  fields: ObjectBody;
  onSelect: (next: Selected) => void;
};

/** The settings of what is selected; of nothing, those of the page. */
export function ElementPanel({ selected, ...props }: PanelProps & { selected: Selected }) {
  if (!selected) return <PagePanel {...props} />;
  const page = designedPage(props.body, props.fields);
  const { list, id, field } = selected;
  const key = `${list} ${id} ${field ?? ''}`;
  if (list === 'sections') {
    const section = page.sections.find((each) => each.id === id);
    if (!section) return null;
    if (field === undefined) return <SectionPanel key={key} {...props} section={section} />;
    return <CellPanel key={key} {...props} section={section} path={field} />;
  }
  if (list === 'related') {
    const found = page.related.find((each) => each.id === id);
    return found ? <RelatedPanel key={key} {...props} list={found} /> : null;
  }
  const found = page[list].find((each) => each.id === id);
  if (!found) return null;
  return list === 'tabs' ? <TabPanel key={key} {...props} tab={found} /> : <VariantPanel key={key} {...props} variant={found} />;
}
