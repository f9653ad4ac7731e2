import { Component, type ReactNode } from 'react';
import { ProblemPanel } from './problem-panel.tsx';

type Props = {
  children: ReactNode;
  /** What its children show: what failed is tried anew for another, and what did not fail stays as it is. */
  of?: string;
  onReset?: () => void;
  /** What stands around the words where something failed. */
  around?: (words: ReactNode) => ReactNode;
};

/** Keeps a fault inside its part of the screen; the rest goes on working. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate({ of }: Props) {
    if (of !== this.props.of && this.state.error !== undefined) this.setState({ error: undefined });
  }

  readonly retry = () => {
    this.props.onReset?.();
    this.setState({ error: undefined });
  };

  override render() {
    if (this.state.error === undefined) return this.props.children;
    const words = <ProblemPanel error={this.state.error} onRetry={this.retry} />;
    return this.props.around?.(words) ?? words;
  }
}
