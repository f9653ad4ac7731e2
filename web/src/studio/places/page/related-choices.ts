import type { Label } from '../../../../../metadata/label.ts';
import type { Model } from '../../../../../metadata/wire.ts';

export type RelatedChoice = { object: string; via: string; title: string; label: Label };

/** Records of which objects may be listed on a page: those with a field that leads to one like it. */
export function relatedChoices({ objects }: Pick<Model, 'objects'>, object: string): RelatedChoice[] {
  return Object.values(objects).flatMap((other) => {
    const links = Object.entries(other.fields).filter(([, field]) => !field.system && field.leadsTo?.includes(object));
    const name = other.plural ?? other.label;
    return links.map(([via, field]) => ({
      object: other.name,
      via,
      title: other.title,
      label: links.length > 1 ? { zh: `${name.zh}（${field.label.zh}）`, en: `${name.en} (${field.label.en})` } : name,
    }));
  });
}
