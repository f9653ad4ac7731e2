import { Link as RouterLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  /** An address from `paths`. */
  to: string;
  search?: Record<string, unknown>;
  /** Leaves out pages below it. */
  exact?: boolean;
};

/** A link of a menu: `aria-current` and `data-status="active"` are set while its page is open. */
export function PlaceLink({ to, search, exact, ...rest }: Props) {
  return <RouterLink to={to} search={search as never} activeOptions={{ exact, includeSearch: false }} {...rest} />;
}
