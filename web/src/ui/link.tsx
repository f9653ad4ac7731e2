import { type AnyRouter, useRouter } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent } from 'react';

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  /** An address from `paths`. */
  to: string;
  search?: Record<string, unknown>;
  replace?: boolean;
};

/**
 * A link inside the product; one that shows whether its place is open is a `PlaceLink`. A page of records has a hundred of them, so it works nothing out
 * but its address: the router's own follows where one is.
 */
export function Link({ to, search, replace, ...rest }: Props) {
  const router = useRouter();
  const place = { to, search: search as never, replace };
  const meant = { soon: () => soon(router, place), now: () => preload(router, place) };
  return (
    <a
      {...rest}
      href={to + (search ? router.options.stringifySearch(search) : '')}
      onClick={(event) => {
        rest.onClick?.(event);
        if (!isFollowedHere(event)) return;
        event.preventDefault();
        never();
        router.navigate(place);
      }}
      onMouseEnter={meant.soon}
      onMouseLeave={never}
      onFocus={meant.soon}
      onBlur={never}
      onTouchStart={meant.now}
    />
  );
}

/** Whoever holds a key wants it in another window. */
function isFollowedHere(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { target } = event.currentTarget;
  const hasKey = event.metaKey || event.altKey || event.ctrlKey || event.shiftKey;
  return !event.defaultPrevented && event.button === 0 && !hasKey && (target === '' || target === '_self');
}

type Place = { to: string; search: never; replace: boolean | undefined };

/** How long somebody stays on a link before they seem to mean it. */
const meansIt = 50;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** The code of a page is fetched while somebody is about to open it. */
function soon(router: AnyRouter, place: Place): void {
  never();
  waiting = setTimeout(() => preload(router, place), meansIt);
}

function never(): void {
  clearTimeout(waiting);
}

function preload(router: AnyRouter, place: Place): void {
  router.preloadRoute(place).catch(() => undefined);
}
