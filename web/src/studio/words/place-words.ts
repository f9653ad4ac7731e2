import { useText } from '../../base/use-text.ts';
import { usePlaces } from '../places/places-context.ts';
import { ofPerson } from '../places/roles/role-address.ts';
import { useElementText } from './element-text.ts';

/** Where an address of the studio leads, in words: “Deal › Amount · Fields”. */
export function usePlaceWords(): (address: string) => string {
  const t = useText();
  const { places, objectParts } = usePlaces();
  const elementText = useElementText();
  return (address) => {
    const [name = '', first, second, ...rest] = address.split('/').slice(2).map(decodeURIComponent);
    const place = places.find((each) => each.name === name);
    if (first === undefined) return place ? t(place.label) : t('studio.title');
    if (name !== 'objects') {
      const kind = kindsInAddresses[name];
      const of = kind && first !== ofPerson ? `${elementText({ kind, name: first, at: [] })} · ` : '';
      return `${of}${place ? t(place.label) : name}`;
    }
    const part = objectParts.find((each) => each.name === second);
    const at = second === 'fields' && rest[0] !== undefined ? ['fields', rest[0]] : [];
    return `${elementText({ kind: 'object', name: first, at })} · ${t(part?.label ?? 'studio.objectSettings')}`;
  };
}

/** What is named behind the place; anything else is no definition, such as a revision. */
const kindsInAddresses: Record<string, string> = { apps: 'app', roles: 'role', dashboards: 'dashboard', map: 'object' };
