import type { Label } from '../label.ts';
import type { WireRecord } from '../wire.ts';
import type { FieldOf } from './field.ts';

/** A value that a connection is set up with, or that an action takes. */
export type ConnectorField = FieldOf<'text' | 'longText' | 'url' | 'boolean' | 'integer' | 'choice'>;

export type ConnectorFields = Record<string, ConnectorField>;

/** A secret is kept encrypted and never shown again: `theirs` was handed out by the other system, `ours` is agreed on here. */
export type ConnectorSetting = ConnectorField & { secret?: 'ours' | 'theirs' };

export type ConnectorSettings = Record<string, ConnectorSetting>;

export type HttpRequest = {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
  /** So many bytes of the reply are read: 64 kB, or up to 256. */
  most?: number;
};

/** `text` is at most as much of what came as was asked for. */
export type HttpReply = { status: number; text: string };

/** The change that a call tells of. */
export type SentChange = {
  /** Of the event: the same in every call that the change sets off. */
  id: string;
  at: string;
  object: string;
  action: 'create' | 'update' | 'delete';
  /** Fields that the change touched. */
  changed: string[];
  /** Nothing was changed: somebody pressed this button of the object. */
  button?: string;
  /** As it is when the call is made: the chosen fields, as far as the person behind the call may read them. */
  record: WireRecord;
};

type ValueOf<Of> = Of extends { type: 'boolean' } ? boolean : Of extends { type: 'integer' } ? number : string;

/** Values of fields, as code reads them: `{ url: string; note: string | undefined }`. */
export type ValuesOf<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { required: true } ? ValueOf<Fields[Name]> : ValueOf<Fields[Name]> | undefined;
};

/** What a connector works with. It has no other way out: `request` refuses private addresses, follows no redirect and ends in time. */
export type ConnectorContext<Settings = ConnectorSettings> = {
  settings: ValuesOf<Settings>;
  request(request: HttpRequest): Promise<HttpReply>;
  /** Names this call. A repetition has the same, so that the receiver can tell. */
  key: string;
  now: Date;
};

export type ActionContext<Settings = ConnectorSettings, Input = ConnectorFields> = ConnectorContext<Settings> & {
  input: ValuesOf<Input>;
  change: SentChange;
};

/** One thing that the other system can be asked to do. */
export type ConnectorAction<Settings = ConnectorSettings, Input extends ConnectorFields = ConnectorFields> = {
  label: Label;
  input: Input;
  /** Sends the record itself, so that whoever sets it up chooses the fields. */
  sendsRecord?: true;
  /** How a value of a record is written within an input, where the text is more than a text: without links or mentions of its own. */
  quote?(text: string): string;
  /** The last reply it gets is JSON, which a button may take into fields. */
  answers?: true;
  /** Does it. Throws `ConnectorProblem`. */
  run(context: ActionContext<Settings, Input>): Promise<void>;
};

/** An outside system: what it must be told once, what it can do, and how to see that it works. */
export type Connector<Settings extends ConnectorSettings = ConnectorSettings> = {
  name: string;
  label: Label;
  description: Label;
  /** A Tabler icon of the set in `web/src/ui/icons.ts`. */
  icon: string;
  settings: Settings;
  actions: Record<string, ConnectorAction<Settings>>;
  /** Shows that the settings are right, by the smallest thing the other system can do. Throws `ConnectorProblem`. */
  check(context: ConnectorContext<Settings>): Promise<void>;
  /** What the contract suite tries: settings, an input for each action, and the reply to a call that succeeds. */
  samples: { settings: Record<string, unknown>; inputs: Record<string, Record<string, unknown>>; reply: HttpReply };
};

/** Declares an action over the settings of its connector. `defineAction(settings, { label, input: {}, run: async ({ settings, request }) => … })` */
export function defineAction<Settings extends ConnectorSettings, const Input extends ConnectorFields>(
  _settings: Settings,
  action: ConnectorAction<Settings, Input>,
): ConnectorAction<Settings> {
  return action as unknown as ConnectorAction<Settings>;
}

/** Declares an outside system. Its name is the one that connections keep, in snake case. */
export function defineConnector<Settings extends ConnectorSettings>(
  name: string,
  connector: Omit<Connector<Settings>, 'name'>,
): Connector {
  return { name, ...connector } as unknown as Connector;
}
