import { useEffect, useRef, useSyncExternalStore } from 'react';

/** What can be done with what is open or selected just now, for the palette. */
export type OfferedCommand = {
  id: string;
  icon: string;
  title: string;
  keys?: string;
  /** Offered only to who types its name. */
  isSought?: boolean;
  run: () => void;
};

type Offer = { about: string; commands: OfferedCommand[] };

/** The last one lies on top: a record that is looked at beside its list. */
let offers: Offer[] = [];
const nothing: Offer = { about: '', commands: [] };
const listeners = new Set<() => void>();

/** Offers commands about a record as long as the component lives. */
export function useOfferCommands(about: string, commands: OfferedCommand[]): void {
  const signature = commands.map(({ id }) => id).join(' ');
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    if (signature === '') return;
    // What they do is told by the last render, which knows the record as it is.
    const run = (id: string) => latest.current.find((command) => command.id === id)?.run();
    const offer = { about, commands: latest.current.map((command) => ({ ...command, run: () => run(command.id) })) };
    change([...offers, offer]);
    return () => change(offers.filter((one) => one !== offer));
  }, [about, signature]);
}

export function useOffered(): Offer {
  return useSyncExternalStore(subscribe, () => offers.at(-1) ?? nothing);
}

function change(next: Offer[]): void {
  offers = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
