import type { EntityManager } from 'typeorm';

/**
 * When the people of these enrolments were last sent their documents, or when the team last asked for
 * it, by enrolment id: a letter that is on its way needs no second one.
 */
export async function documentsToldAt(
  manager: EntityManager,
  enrolmentIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await manager.query<{ id: string; at: Date | null }[]>(
    `select e.id, greatest(max(m.sent_at), (
       select max(asked_at) from document_sending d where d.enrolment_id = e.id)) as at
     from enrolment e
     left join message m on m.person_id = e.person_id and m.enrolment_id = e.id
       and m.rule in ('documents', 'documents-sent', 'corrected') and m.status = 'sent'
     where e.id = any($1) group by e.id`,
    [enrolmentIds],
  );
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
}
