import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { cleanEmail, cleanName, emailFault, nameFault } from '@percolateur/domain';
import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { hashPassword } from '../../people/auth/password';
import { shortenSessions } from '../../people/auth/session.service';
import { personAt } from '../../people/people/person-at';
import { Organisation } from '../../record/organisation.entity';
import { RoleGrant } from '../../record/role.entity';
import { Person } from '../../record/person.entity';
import { PersonMerge } from '../../record/person-merge.entity';
import { Usage } from './usage';
import { withDatabase } from './with-database';

const help = `Make a national admin, and the national organisation if there is none.

Usage: npm run admin -- create-admin --email ADDRESS --first-name NAME --last-name NAME
         [--organisation NAME]

Prints a password to change after the first sign-in. Someone already known keeps theirs.`;

export const createAdmin = {
  help,
  async run(args: string[]): Promise<void> {
    const { values } = parseArgs({
      args,
      options: {
        email: { type: 'string' },
        'first-name': { type: 'string' },
        'last-name': { type: 'string' },
        organisation: { type: 'string' },
      },
    });
    const email = cleanEmail(values.email ?? '');
    const firstName = cleanName(values['first-name'] ?? '');
    const lastName = cleanName(values['last-name'] ?? '');
    if (emailFault(email) || nameFault(firstName) || nameFault(lastName)) {
      throw new Usage(`Expected an e-mail address, a first name and a last name.\n\n${help}`);
    }
    const password = randomBytes(12).toString('base64url');
    const made = await withDatabase((db) =>
      write(db, {
        email,
        firstName,
        lastName,
        name: values.organisation ?? 'Réseau national',
        password,
      }),
    );
    process.stdout.write(
      made
        ? `${email} is a national admin. Password: ${password}\n`
        : `${email} is a national admin.\n`,
    );
  },
};

/** Answers whether the person is new, and so has the password. */
async function write(
  db: DataSource,
  who: { email: string; firstName: string; lastName: string; name: string; password: string },
): Promise<boolean> {
  const passwordHash = await hashPassword(who.password);
  return db.transaction(async (manager) => {
    const nation =
      (await manager.findOneBy(Organisation, { kind: 'national' })) ??
      (await manager.save(
        manager.create(Organisation, {
          id: uuidv7(),
          kind: 'national',
          code: 'NAT',
          parentId: null,
          name: who.name,
          legalName: who.name,
          address: 'À compléter',
          city: 'À compléter',
          representativeName: 'À compléter',
          representativeCapacity: 'À compléter',
          contactEmail: who.email,
          disabilityContactName: 'À compléter',
          disabilityContactEmail: who.email,
        }),
      ));
    const known = await personAt(manager, who.email);
    const { id } = known ?? {};
    if (id && (await manager.existsBy(PersonMerge, [{ personId: id }, { otherId: id }]))) {
      throw new Error('They have several records: their hub separates them first');
    }
    const person =
      known ??
      (await manager.save(
        manager.create(Person, {
          id: uuidv7(),
          email: who.email,
          firstName: who.firstName,
          lastName: who.lastName,
          employer: '',
          passwordHash,
        }),
      ));
    const grant = { personId: person.id, organisationId: nation.id, role: 'admin' as const };
    if (!(await manager.existsBy(RoleGrant, grant))) {
      await manager.insert(RoleGrant, { id: uuidv7(), ...grant });
      await shortenSessions(manager, person.id, new Date());
    }
    return !known;
  });
}
