import '../base/zod-without-eval.ts';
import { useLocation, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo } from 'react';
import { usePageTitle } from '../base/page-title.ts';
import { useDesigns } from '../base/use-me.ts';
import { useText } from '../base/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { BrokenPlace } from './frame/broken-place.tsx';
import { comeFrom } from './frame/come-from.ts';
import { TellPlace } from './frame/others.ts';
import { Customise } from './places/customise.tsx';
import { places } from './places/places.ts';
import { type Places, PlacesContext } from './places/places-context.ts';
import { StudioProvider } from './store/studio-provider.tsx';

type Search = { set?: string; from?: string; of?: string };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The studio: every place of it, in one frame, over one change set. */
export function StudioPage() {
  const t = useText();
  const designs = useDesigns();
  const offered = useMemo(() => placesFor(designs), [designs]);
  const { pathname } = useLocation();
  const { set, from, of } = useSearch({ strict: false }) as Search;
  useEffect(() => comeFrom(from), [from]);
  usePageTitle(t('studio.title'));
  if (designs === 'nothing') return <EmptyState icon="lock" title={t('list.noRight')} help={t('list.noRightHelp')} />;
  const [name, ...parts] = pathname.split('/').slice(2).filter(Boolean).map(decoded);
  const place = offered.places.find((each) => each.name === name) ?? offered.places[0];
  return (
    <Suspense fallback={<SkeletonRows count={8} />}>
      <StudioProvider wanted={set}>
        <TellPlace at={pathname} />
        <PlacesContext value={offered}>
          <ErrorBoundary of={pathname} around={(words) => <BrokenPlace>{words}</BrokenPlace>}>
            {name === 'at' ? <Customise parts={parts} of={of} /> : place && <place.Page parts={parts} />}
          </ErrorBoundary>
        </PlacesContext>
      </StudioProvider>
    </Suspense>
  );
}

/** Who administers apps has no business in places that are about everything. */
function placesFor(designs: ReturnType<typeof useDesigns>): Places {
  return designs === 'apps' ? { ...places, places: places.places.filter(({ inApps }) => inApps) } : places;
}
