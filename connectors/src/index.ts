import type { Connector } from '@tenon/metadata';
import { http } from './http/http.connector.ts';
import { webhook } from './webhook/webhook.connector.ts';
import { wecomRobot } from './wecom-robot/wecom-robot.connector.ts';

/** Every outside system that comes with the product. */
export const connectors: readonly Connector[] = [webhook, wecomRobot, http];
