import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ChainLink } from '../../record/chain-link.entity';
import { ChainSeal } from '../../record/chain-seal.entity';
import { checkScript } from './check-script';

/** A file, by its path in a folder or an archive. */
export interface ProofFile {
  name: string;
  content: string | Buffer | AsyncIterable<string>;
}

const perPage = 1000;

/** The chain of an organisation as it is checked, a link a line: its hash, a space, its record. */
export async function* chainLines(
  manager: EntityManager,
  organisationId: string,
): AsyncGenerator<string> {
  for (let last = 0; ;) {
    const some = await manager.find(ChainLink, {
      where: { organisationId, number: MoreThan(last) },
      order: { number: 'ASC' },
      take: perPage,
    });
    if (some.length > 0) yield some.map(({ hash, record }) => `${hash} ${record}\n`).join('');
    if (some.length < perPage) return;
    last = some[perPage - 1].number;
  }
}

const explained = `REGISTRE DES PREUVES

chaine.txt    un maillon par ligne : son empreinte SHA-256, un espace, ce qui fut enregistré.
sceaux/       l’horodatage (RFC 3161) de l’empreinte d’un maillon, et le certificat de l’autorité.
verifier.sh   relit tout avec openssl seul : « sh verifier.sh » dans ce dossier.

Personne n’est nommé ici : les maillons portent des identifiants, des dates et des empreintes.
`;

/** All that an outsider needs to check the chain of an organisation, openssl apart. */
export async function proofFiles(
  manager: EntityManager,
  organisationId: string,
): Promise<ProofFile[]> {
  const seals = await manager.find(ChainSeal, {
    where: { organisationId },
    order: { number: 'ASC' },
  });
  return [
    { name: 'LISEZ-MOI.txt', content: explained },
    { name: 'verifier.sh', content: checkScript },
    { name: 'chaine.txt', content: chainLines(manager, organisationId) },
    ...seals.flatMap(({ number, token, authority }) => [
      { name: `sceaux/${number}.tsr`, content: token },
      { name: `sceaux/${number}.pem`, content: authority },
    ]),
  ];
}
