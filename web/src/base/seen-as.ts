const views = new WeakMap<AbortSignal, string>();

/** Requests with this signal are made as somebody else sees; see `POST /api/view-as`. A query hands its signal on to all that it asks. */
export function lookAs(signal: AbortSignal, view: string): void {
  views.set(signal, view);
}

/** What to send along; nothing where one looks as oneself. */
export function viewHeader(signal: AbortSignal | undefined): Record<string, string> {
  const view = signal && views.get(signal);
  return view === undefined ? {} : { 'X-Tenon-View': view };
}
