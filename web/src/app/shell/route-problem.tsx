import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ProblemPanel } from '../../ui/problem-panel.tsx';

/** A page that failed to load or to draw; the navigation stays. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    router.invalidate();
  };
  return <ProblemPanel error={error} onRetry={retry} />;
}
