import { Link as RouterLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  /** An address from `paths`. */
  to: string;
  search?: Record<string, unknown>;
  /** `aria-current` and `data-status="active"` are set on the link of the page that is open; `exact` leaves out pages below it. */
  exact?: boolean;
  replace?: boolean;
};

/** A link inside the product. */
export function Link({ to, search, exact, ...rest }: Props) {
  return <RouterLink to={to} search={search as never} activeOptions={{ exact, includeSearch: false }} {...rest} />;
}
