import { createHmac } from 'node:crypto';
import type { ClientBase } from 'pg';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { withClient } from './connection';
import { erasable, evidence, migrationsTable, ordinary, ownersOwn } from './tables';

/** The application’s own way in, where only its owner’s is known: a role of its own for each database. */
export function appUrlFrom(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const role = `percolateur_${decodeURIComponent(url.pathname.slice(1))}`.slice(0, 63);
  // Whoever knows the owner’s password may know this one, never the other way round; and every
  // process that is given the same address finds the same.
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(role);
  url.username = encodeURIComponent(role);
  url.password = password.digest('base64url');
  return url.href;
}

/** Whether the role of this connection is held by its rights: neither superuser nor able to alter tables. */
export async function isRestricted(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    `select r.rolsuper or has_schema_privilege('public', 'create') or exists (
       select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p')
         and (pg_has_role(c.relowner, 'usage')
           or c.relname = any($1) and has_table_privilege(c.oid, 'update, delete, truncate, trigger'))
     ) as free
     from pg_roles r where r.rolname = current_user`,
    [[...evidence, ...erasable, ...ownersOwn]],
  );
  return !rows[0].free;
}

/** Whether the role of this connection may make others. */
export async function mayMakeRoles(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  return rows[0].may;
}

/** Makes the role that `appUrl` names if there is none, and lets it in with the password it gives. */
export async function letIn(owner: ClientBase, appUrl: string): Promise<void> {
  const { role, password } = namedIn(appUrl);
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
  const name = escapeIdentifier(role);
  if (!rowCount) await owner.query(`create role ${name}`);
  else if (await enters(appUrl)) return;
  if (password) await owner.query(`alter role ${name} login password ${escapeLiteral(password)}`);
}

const enters = (url: string) => withClient(url, () => Promise.resolve(true)).catch(() => false);

/**
 * Gives the application’s role what it may do, and nothing else: evidence is read and added to, the
 * tombstones of erased people are read, the rest is changed too. What later migrations make may be read and added to by itself. The queue,
 * which is a means and no record, is its own to use.
 */
export async function giveRights(owner: ClientBase, appUrl: string): Promise<void> {
  const app = escapeIdentifier(namedIn(appUrl).role);
  const { rows } = await owner.query<{ name: string; view: boolean }>(
    `select relname as name, c.relkind = 'v' as view from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p', 'v')`,
  );
  const { rowCount: queue } = await owner.query(
    `select from pg_namespace where nspname = 'bullmq'`,
  );
  const readOnly: readonly string[] = [...ownersOwn, migrationsTable];
  const tables = rows.map(({ name, view }) => {
    const table = `public.${escapeIdentifier(name)}`;
    const rights = [
      'select',
      ...(view || readOnly.includes(name) ? [] : ['insert']),
      ...((ordinary as readonly string[]).includes(name) ? ['update', 'delete'] : []),
    ];
    return `revoke all on ${table} from ${app}, public; grant ${rights.join(', ')} on ${table} to ${app};`;
  });
  await owner.query(
    [
      'begin;',
      `revoke create on schema public from public, ${app}; grant usage on schema public to ${app};`,
      ...tables,
      `grant usage, select on all sequences in schema public to ${app};`,
      `alter default privileges in schema public grant select, insert on tables to ${app};`,
      `alter default privileges in schema public grant usage, select on sequences to ${app};`,
      ...(queue ? [`grant all on schema bullmq to ${app};`] : []),
      ...['tables', 'sequences', 'functions'].map((kind) =>
        queue
          ? `grant all on all ${kind} in schema bullmq to ${app};
             alter default privileges in schema bullmq grant all on ${kind} to ${app};`
          : '',
      ),
      'commit;',
    ].join('\n'),
  );
}

function namedIn(appUrl: string): { role: string; password: string } {
  const url = new URL(appUrl);
  return { role: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}
