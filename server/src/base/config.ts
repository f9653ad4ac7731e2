import { z } from 'zod';

const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off', ''] });

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TENON_DATA: z.string().default('./data'),
  TENON_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  TENON_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TENON_ALLOW_HTTP: flag.default(false),
  TENON_TRUST_PROXY: z.union([z.coerce.number().int().min(0).max(9), flag.transform(Number)]).default(0),
  TENON_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  TENON_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((hosts) => hosts.split(/[\s,]+/).filter((host) => host !== '')),
  TENON_RATE_LIMIT: z.coerce.number().int().min(0).default(3000),
  TENON_RATE_LIMIT_STRANGERS: z.coerce.number().int().min(0).default(600),
  TENON_SECRET_KEY: z.string().min(32).optional(),
  TENON_ADMIN_EMAIL: z.email().optional(),
  TENON_ADMIN_PASSWORD: z.string().min(1).optional(),
  TENON_TEMPLATE: z.string().optional(),
  TENON_SAMPLE_DATA: flag.optional(),
});

/** Half an unattended set-up would wait for a person, and nobody would know why. */
const consistent = environment.superRefine(({ TENON_ADMIN_EMAIL: email, TENON_ADMIN_PASSWORD: password }, context) => {
  if ((email === undefined) === (password === undefined)) return;
  const missing = email === undefined ? 'TENON_ADMIN_EMAIL' : 'TENON_ADMIN_PASSWORD';
  const message = 'is missing; e-mail and password of the first administrator go together';
  context.addIssue({ code: 'custom', path: [missing], message });
});

export type Config = {
  /** Undefined: 3000, or the next free one. */
  port: number | undefined;
  host: string;
  /** Undefined: the embedded PostgreSQL under `dataFolder`. */
  databaseUrl: string | undefined;
  dataFolder: string;
  logLevel: string;
  publicUrl: string | undefined;
  /** Plain HTTP on an address other than loopback; the sign-in page says so. */
  allowHttp: boolean;
  /** How many reverse proxies stand in front. What is said of the caller further away they may have said themselves. */
  trustedProxies: number;
  poolSize: number;
  /** Requests to the API per minute of a session or key, and of an address that is not signed in; 0 is no limit. */
  rateLimit: { known: number; strangers: number };
  /** Hosts, with or without a port, that connections may reach although they are private. */
  privateHosts: readonly string[];
  /** Encrypts the secrets of connections. Undefined: a key of its own in `dataFolder`. */
  secretKey: string | undefined;
  unattended: { email: string; password: string; template: string | undefined; sampleData: boolean } | undefined;
};

/** Reads the environment once. Throws one error that names every setting that is wrong, and never prints a value of it. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = consistent.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings are not valid:\n${lines.join('\n')}`);
  }
  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL,
    dataFolder: e.TENON_DATA,
    logLevel: e.TENON_LOG_LEVEL,
    publicUrl: e.TENON_PUBLIC_URL,
    allowHttp: e.TENON_ALLOW_HTTP,
    trustedProxies: e.TENON_TRUST_PROXY,
    poolSize: e.TENON_POOL_SIZE,
    rateLimit: { known: e.TENON_RATE_LIMIT, strangers: e.TENON_RATE_LIMIT_STRANGERS },
    privateHosts: e.TENON_PRIVATE_HOSTS,
    secretKey: e.TENON_SECRET_KEY,
    unattended:
      e.TENON_ADMIN_EMAIL && e.TENON_ADMIN_PASSWORD
        ? {
            email: e.TENON_ADMIN_EMAIL,
            password: e.TENON_ADMIN_PASSWORD,
            template: e.TENON_TEMPLATE,
            sampleData: e.TENON_SAMPLE_DATA ?? false,
          }
        : undefined,
  };
}
