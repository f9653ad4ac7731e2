import type { QueryClient } from '@tanstack/react-query';
import {
  type ModelParts,
  type ModelSource,
  type ObjectModelPart,
  objectPart,
  type PartsAnswer,
} from '../../../metadata/model-parts.ts';
import { api } from './api.ts';
import { queryKeys } from './query-keys.ts';
import { isServerLost, waitForServer } from './server-contact.ts';

type Parts = PartsAnswer['parts'];

/** The parts of the model that are here. They do not change, but those that are missing come in later. */
export class HeldParts {
  #parts: Parts;
  #revision: number;
  #client: QueryClient;
  #rest: Promise<void> | undefined;
  #failure: unknown;

  constructor({ revision, parts }: PartsAnswer, client: QueryClient) {
    this.#revision = revision;
    this.#parts = parts;
    this.#client = client;
  }

  tags(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.#parts).map(([name, { tag }]) => [name, tag]));
  }

  /** These with what changed since; the same where nothing was published. A process alone changes no part, and is news to the studio. */
  with({ revision, parts }: PartsAnswer): HeldParts {
    if (revision === this.#revision && Object.keys(parts).length === 0) return this;
    const next = new HeldParts({ revision, parts: { ...this.#parts, ...parts } }, this.#client);
    next.#dropUnseen();
    return next;
  }

  /** Objects that the user may not see any more. */
  #dropUnseen(): void {
    const seen = new Set(Object.keys(this.source().shared.apps.outlines).map(objectPart) as string[]);
    const stays = (name: string) => seen.has(name) || !name.startsWith(objectPart(''));
    this.#parts = Object.fromEntries(Object.entries(this.#parts).filter(([name]) => stays(name)));
  }

  source(): ModelSource {
    const part = <Name extends keyof ModelParts>(name: Name) => this.#parts[name]?.body as ModelParts[Name];
    return {
      revision: this.#revision,
      shared: { workspace: part('workspace'), apps: part('apps'), figures: part('figures') },
      object: (name) => this.#object(name),
    };
  }

  /** The part of an object. Where it is on its way, what it waits for is thrown: React draws on when it has come. */
  #object(name: string): ObjectModelPart {
    const part = this.#parts[objectPart(name)];
    if (part) return part.body as ObjectModelPart;
    const failure = this.#failure;
    this.#failure = undefined;
    throw failure ?? this.readRest();
  }

  /** Reads what is missing, once. */
  readRest(): Promise<void> {
    const isWhole = Object.keys(this.source().shared.apps.outlines).every((name) => this.#parts[objectPart(name)]);
    if (!isWhole) this.#rest ??= this.#fetchRest();
    return this.#rest ?? Promise.resolve();
  }

  async #fetchRest(): Promise<void> {
    try {
      // The whole, for its answer is the same wherever one begins, and the browser has it from the last time.
      const { parts } = await this.#client.fetchQuery({
        queryKey: queryKeys.modelParts,
        queryFn: ({ signal }) => api.get('/metadata/parts', { signal }),
        retry: this.#client.getDefaultOptions().queries?.retry,
        ...{ staleTime: 0, gcTime: 0, structuralSharing: false },
      });
      const isOutdated = Object.entries(this.#parts).some(([name, { tag }]) => parts[name]?.tag !== tag);
      this.#parts = { ...parts, ...this.#parts };
      if (isOutdated) void this.#client.invalidateQueries({ queryKey: queryKeys.model });
    } catch (error) {
      if (isServerLost()) await waitForServer();
      else this.#failure = error;
    } finally {
      this.#rest = undefined;
    }
  }
}
