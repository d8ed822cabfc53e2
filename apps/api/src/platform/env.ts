import { z } from 'zod';

const flag = z.enum(['0', '1'], '0 or 1').transform((value) => value === '1');
const emptyAsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyAsAbsent, schema.optional());

const perMinute = z
  .string()
  .regex(/^\d{1,5}$/, 'how many letters a minute, 0 for no limit')
  .transform(Number);

const Environment = z.object({
  NODE_ENV: optional(
    z.enum(['production', 'development', 'test'], 'production, development or test'),
  ),
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, 'a port number, 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65535, 'a port number, 0 to 65535'),
  ),
  HOST: optional(z.union([z.ipv4(), z.ipv6()], 'an address to listen on, such as 127.0.0.1')),
  METRICS_ADDRESS: optional(
    z
      .string()
      .refine(
        (text) => /^([\d.]+|\[[\da-f:.]+\]):\d+$/i.test(text) && URL.canParse(`http://${text}`),
        'an address and a port to listen on, such as 127.0.0.1:9464',
      )
      .transform((text) => new URL(`http://${text}`))
      .transform(({ hostname, port }) => ({
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port || 80),
      })),
  ),
  PUBLIC_URL: optional(
    z.url({ protocol: /^https?$/, error: 'an address like https://percolateur.example' }),
  ),
  DATA_DIR: optional(z.string()),
  FILES_URL: optional(
    z
      .string()
      .refine(isBucket, 'a bucket like https://key:secret@s3.example.org/bucket?region=fr-par'),
  ),
  DATABASE_URL: optional(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: 'an address like postgres://user:password@host/name',
    }),
  ),
  DATABASE_OWNER_URL: optional(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: 'an address like postgres://owner:password@host/name',
    }),
  ),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'an address like redis://host:6379' })),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'an address like smtp://host:25' })),
  MAIL_FROM: optional(
    z.string().includes('@', { error: 'a sender like "Name <name@example.org>"' }),
  ),
  MAIL_PER_MINUTE: optional(perMinute),
  MAIL_PER_MINUTE_PER_DOMAIN: optional(perMinute),
  DKIM_SELECTOR: optional(z.string().regex(/^[\w.-]+$/, 'the name of the key, such as 2027')),
  DKIM_KEY: optional(z.string()),
  BOUNCE_ADDRESS: optional(
    z.email('an address of yours that receives, such as retours@percolateur.example'),
  ),
  BOUNCE_SECRET: optional(z.string().min(20, 'at least 20 characters')),
  BOUNCE_IMAP_URL: optional(
    z.url({ protocol: /^imaps?$/, error: 'an inbox like imaps://user:password@host/INBOX' }),
  ),
  SECRET_KEY: optional(z.string().min(32, 'at least 32 characters')),
  RETENTION_YEARS: optional(
    z
      .string()
      .regex(/^[1-9]\d?$/, 'whole years, 1 to 99')
      .transform(Number),
  ),
  TIMESTAMP_URL: optional(
    z.url({ protocol: /^https?$/, error: 'the address of an RFC 3161 time-stamping authority' }),
  ),
  TIMESTAMP_CERTIFICATE: optional(z.string()),
  SIGNING_P12: optional(z.string()),
  SIGNING_P12_PASSWORD: z.string().optional(),
  DEMO: optional(flag),
  LOG_LEVEL: optional(
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'fatal, error, warn, info, debug or silent',
    ),
  ),
  TRUST_PROXY: optional(
    z.string().regex(/^\d$/, 'how many reverse proxies stand in front, 0 to 9').transform(Number),
  ),
});

/** The settings of this installation, read once at start. */
export interface Env {
  production: boolean;
  port: number;
  /** The address to listen on: this machine’s own, unless told. */
  host: string;
  /** Where metrics are read and nothing else is; null: at `/metrics`, by this machine alone. */
  metrics: { host: string; port: number } | null;
  publicUrl: string;
  dataDir: string;
  /** The bucket where large files are kept, its key and secret in it; null: under `dataDir`. */
  filesUrl: string | null;
  /** Null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  /** The owner of the tables, who alone migrates; null: `databaseUrl` is, or somebody else migrates. */
  databaseOwnerUrl: string | null;
  /** Null: BullMQ on PostgreSQL. */
  redisUrl: string | null;
  /** Null: messages go to the local mailbox under `dataDir`. */
  smtpUrl: string | null;
  mailFrom: string;
  /** Letters a minute, to our server and to each domain that receives them; 0: as many as there are. */
  mailPerMinute: number;
  mailPerMinuteByDomain: number;
  /** The key that signs letters, by its name and the file that holds it (PEM); null: none does. */
  dkim: { selector: string; key: string } | null;
  /** Where letters come back to, their id after « + »; null: to `mailFrom`. */
  bounceAddress: string | null;
  /** What a server that hands us returned mail says to be believed; null: none may. */
  bounceSecret: string | null;
  /** The inbox where returned mail is read; null: none is. */
  bounceImapUrl: string | null;
  /** Null: generated once and kept under `dataDir`. */
  secretKey: string | null;
  /** Whole years that proof of a training is kept, after the one in which it ended; null: as usual. */
  retentionYears: number | null;
  /** Who seals the chains, and the file of the certificates (PEM) to believe it by; null: itself. */
  timestamp: { url: string; certificate: string } | null;
  /** The key that signs documents of organisations that gave none (PKCS#12); null: made here. */
  signing: { file: string; password: string } | null;
  demo: boolean;
  /** Messages are read in the browser, everybody’s codes among them: on this machine alone. */
  mailbox: boolean;
  logLevel: string;
  /** Reverse proxies in front, each adding to X-Forwarded-For the address that it was called from. */
  trustedProxies: number;
}

/** A setting that stops the start; its message names the variable and what is expected. */
export class EnvInvalid extends Error {}

/**
 * Reads the environment.
 * @throws EnvInvalid naming every variable at fault and what each expects.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = Environment.safeParse(source);
  if (!parsed.success) {
    throw new EnvInvalid(
      parsed.error.issues
        .map((issue) => `${issue.path.join('.')}: expected ${issue.message}`)
        .join('\n'),
    );
  }
  const value = parsed.data;
  if (value.TIMESTAMP_URL && !value.TIMESTAMP_CERTIFICATE) {
    throw new EnvInvalid('TIMESTAMP_CERTIFICATE: expected with TIMESTAMP_URL, a file in PEM');
  }
  if (value.DKIM_KEY && !value.DKIM_SELECTOR) {
    throw new EnvInvalid('DKIM_SELECTOR: expected with DKIM_KEY, the name of the key in your DNS');
  }
  const production = value.NODE_ENV === 'production';
  const unsafe = production ? unsafeInProduction(value) : [];
  if (unsafe.length > 0) throw new EnvInvalid(unsafe.join('\n'));
  const port = value.PORT ?? 3000;
  const host = value.HOST ?? '127.0.0.1';
  const demo = value.DEMO ?? (!production && !value.DATABASE_URL);
  return {
    production,
    port,
    host,
    metrics: value.METRICS_ADDRESS ?? null,
    publicUrl: (value.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    dataDir: value.DATA_DIR ?? '.data',
    filesUrl: value.FILES_URL ?? null,
    databaseUrl: value.DATABASE_URL ?? null,
    databaseOwnerUrl: value.DATABASE_OWNER_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? 'Percolateur <ne-pas-repondre@percolateur.test>',
    // What leaves no machine bothers nobody.
    mailPerMinute: value.MAIL_PER_MINUTE ?? (value.SMTP_URL ? 600 : 0),
    mailPerMinuteByDomain: value.MAIL_PER_MINUTE_PER_DOMAIN ?? (value.SMTP_URL ? 120 : 0),
    dkim: value.DKIM_KEY ? { selector: value.DKIM_SELECTOR!, key: value.DKIM_KEY } : null,
    bounceAddress: value.BOUNCE_ADDRESS ?? null,
    bounceSecret: value.BOUNCE_SECRET ?? null,
    bounceImapUrl: value.BOUNCE_IMAP_URL ?? null,
    secretKey: value.SECRET_KEY ?? null,
    timestamp: value.TIMESTAMP_URL
      ? { url: value.TIMESTAMP_URL, certificate: value.TIMESTAMP_CERTIFICATE! }
      : null,
    signing: value.SIGNING_P12
      ? { file: value.SIGNING_P12, password: value.SIGNING_P12_PASSWORD ?? '' }
      : null,
    retentionYears: value.RETENTION_YEARS ?? null,
    demo,
    mailbox: demo && !value.SMTP_URL && isLoopback(host),
    logLevel: value.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    trustedProxies: value.TRUST_PROXY ?? 0,
  };
}

/** What may not stand where people are served, each by the name of its setting. */
function unsafeInProduction(value: z.infer<typeof Environment>): string[] {
  const faults: string[] = [];
  if (!value.SECRET_KEY) faults.push('SECRET_KEY: expected in production, 32 random characters');
  else if (isWeak(value.SECRET_KEY)) {
    faults.push('SECRET_KEY: expected random characters, such as `openssl rand -base64 32` writes');
  }
  if (!value.PUBLIC_URL) {
    faults.push('PUBLIC_URL: expected in production, the address people type');
  } else {
    const { protocol, hostname } = new URL(value.PUBLIC_URL);
    if (protocol === 'http:' && !isLoopback(hostname)) {
      faults.push('PUBLIC_URL: expected https:, or sign-in cookies travel in clear');
    }
  }
  if (!value.SMTP_URL) {
    faults.push('SMTP_URL: expected in production, or nobody receives a code to enter with');
  }
  if (value.DEMO) {
    faults.push('DEMO: expected 0 in production, where demonstration data is never created');
  }
  return faults;
}

/** One bucket, addressed by its path, with the key and the secret that open it. */
function isBucket(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname } = new URL(text);
  return /^https?:$/.test(protocol) && !!username && !!password && /^\/[^/]+$/.test(pathname);
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1|\[::1\])$/.test(host);

/** Few different characters, or a few repeated: somebody’s fingers, no chance. */
const isWeak = (key: string) => new Set(key).size < 10 || /^(.{1,16})\1+$/.test(key);

/** Injection token of the settings. */
export const ENV = Symbol('env');
