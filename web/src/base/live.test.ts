import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startLive } from './live.ts';

/** The browser's own, as far as it is asked here. */
class Source extends EventTarget {
  static CLOSED = 2;
  static opened: Source[] = [];
  readyState = 0;
  onopen?: () => void;
  onerror?: () => void;
  onmessage?: (message: { data: string }) => void;
  constructor() {
    super();
    Source.opened.push(this);
  }
  close(): void {
    this.readyState = Source.CLOSED;
  }
  refuse(): void {
    this.close();
    this.onerror?.();
  }
}

const client = new QueryClient();
const page = Object.assign(new EventTarget(), { hidden: false });
const view = new EventTarget();
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  Source.opened = [];
  for (const [name, value] of Object.entries({
    EventSource: Source,
    document: page,
    addEventListener: view.addEventListener.bind(view),
    removeEventListener: view.removeEventListener.bind(view),
  }))
    vi.stubGlobal(name, value);
  stop = startLive(client);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('asks again after a minute for a stream that was refused, and catches up once it is there', () => {
  const stale = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  Source.opened[0]?.refuse();
  vi.advanceTimersByTime(59_000);
  expect(Source.opened).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(Source.opened).toHaveLength(2);
  expect(stale).not.toHaveBeenCalled();
  Source.opened[1]?.onopen?.();
  expect(stale).toHaveBeenCalledOnce();
});

it('catches up when the window is come back to, as long as there is no stream', () => {
  const stale = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
  view.dispatchEvent(new Event('focus'));
  expect(stale).not.toHaveBeenCalled();
  Source.opened[0]?.refuse();
  view.dispatchEvent(new Event('focus'));
  expect(stale).toHaveBeenCalledOnce();
});

it('asks for no stream while the page is hidden', () => {
  Source.opened[0]?.refuse();
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(120_000);
  page.hidden = false;
  expect(Source.opened).toHaveLength(1);
});

it('has a record that is come back to read anew after any change, since what is told of it may hang on records of other objects', () => {
  const about = ['records', 'account', 'about', 'a1'];
  client.setQueryData(about, {});
  const event = { type: 'records', object: 'time_entry', action: 'create', ids: ['t1'], by: 'somebody' };
  Source.opened[0]?.onmessage?.({ data: JSON.stringify(event) });
  vi.advanceTimersByTime(300);
  expect(client.getQueryState(about)?.isInvalidated).toBe(true);
});
