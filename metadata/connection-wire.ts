import type { ConnectionBody } from './define/connection.ts';
import type { ConnectorField, ConnectorSetting } from './define/connector.ts';
import type { Label } from './label.ts';
import type { Reference } from './wire.ts';

/** `GET /api/connectors`: an outside system that can be connected. */
export type ConnectorModel = {
  name: string;
  label: Label;
  description: Label;
  icon: string;
  settings: Record<string, ConnectorSetting>;
  actions: Record<string, { label: Label; input: Record<string, ConnectorField>; sendsRecord: boolean }>;
};

/** `GET /api/connections`: a connection and how it fares. */
export type ConnectionLine = {
  name: string;
  body: ConnectionBody;
  /** Names of the secrets that are kept; the secrets themselves are never told. */
  secrets: string[];
  /** Whose rights decide what is sent; null until somebody has saved it here as it is now. */
  setUpBy: Reference | null;
  /** Why it sends no more until it is saved or tested again. */
  stopped: Label | null;
  /** Processes that call it besides. */
  usedBy: Label[];
  lastDone: string | null;
  lastFailed: string | null;
  problem: Label | null;
  waiting: number;
  failed: number;
};

/** `GET /api/connections/{name}/calls`: a call that was made or waits. */
export type CallLine = {
  id: string;
  /** Of the connector, or `check` for a test. */
  action: string;
  status: 'waiting' | 'done' | 'failed';
  attempts: number;
  /** Of a waiting call: not before. */
  dueAt: string | null;
  problem: Label | null;
  createdAt: string;
  endedAt: string | null;
  /** What happened to the record that it tells of; both are null for a test. */
  change: 'create' | 'update' | 'delete' | null;
  record: Reference | null;
};
