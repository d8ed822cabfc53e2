import type { EntityManager } from 'typeorm';

/** Who invites to the gatherings of the nation: its own body, else the first hub there is. */
export async function organizerOf(
  manager: EntityManager,
): Promise<{ name: string; email: string }> {
  const [found] = await manager.query<{ name: string; email: string }[]>(
    `select name, contact_email as email from organisation order by kind = 'national' desc, id limit 1`,
  );
  return found!;
}
