import { Navigate } from '@tanstack/react-router';
import { paths } from '../../base/paths.ts';
import { bodyOf } from '../store/state.ts';
import { useStudio } from '../store/studio-provider.tsx';
import type { Destination } from './place.ts';
import { useAddressOf } from './places-context.ts';

/**
 * `/studio/at/<kind>/<name>/…`: goes to the place at which an element is changed. Where there is none for it, to the one of what it lies in: the
 * definition, or its object.
 */
export function Customise({ parts: [kind = '', name = '', ...at], of }: { parts: readonly string[]; of: string | undefined }) {
  const { store } = useStudio();
  const addressOf = useAddressOf();
  const body = bodyOf(store.get(), { kind, name }) as { object?: string } | undefined;
  const object = of ?? body?.object ?? (kind === 'object' ? name : undefined);
  const outward = at.map((_, index): Destination => ({ kind, name, at: at.slice(0, at.length - index) }));
  const wanted: Destination[] = [...outward, { kind, name, at: [] }];
  // What people keep for themselves is no definition: it leads to others of its kind.
  const known = body === undefined && object !== undefined ? [{ kind: 'object', name: object, at: [kind] }] : wanted;
  const address = [...known, ...(object === undefined ? [] : [{ kind: 'object', name: object, at: [] }])]
    .map(addressOf)
    .find((each) => each !== undefined);
  return <Navigate to={address ?? paths.studio()} replace />;
}
