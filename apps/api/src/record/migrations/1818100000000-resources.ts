import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As cafeia.org says of what it makes; what others made says its own, or nothing that was found. */
const licence = 'CC BY-SA, sauf mention contraire';

/** What was read on 23 November 2026, and nothing that could not be confirmed. */
const shipped: {
  kind: string;
  title: string;
  url: string;
  summary: string;
  author: string;
  partner?: string;
  licence?: string;
  minutes?: [number, number];
}[] = [
  {
    kind: 'guide',
    title: 'La recette inratable',
    url: 'https://cafeia.org/index.php/recette-inratable',
    summary:
      'Le déroulé de base d’un café IA : cadre, écriture, regroupement, discussion. Une heure de 4 à 15 personnes, une heure et demie au-delà.',
    author: 'Café IA',
    licence,
    minutes: [60, 90],
  },
  {
    kind: 'guide',
    title: 'Animer un Café IA',
    url: 'https://cnnumerique.fr/cafe-ia/animer',
    summary:
      'Les quatre piliers à combiner : expérimentation, compréhension, discussion, mise en action.',
    author: 'Conseil national du numérique',
  },
  {
    kind: 'guide',
    title: 'Après le café',
    url: 'https://cafeia.org/?p=2501',
    summary:
      'Que faire ensuite : inviter à poursuivre, partager son retour par écrit, en café animation ou en rassemblement.',
    author: 'Café IA',
    licence,
  },
  {
    kind: 'guide',
    title: 'Les grands principes de Café IA',
    url: 'https://cafeia.org/index.php/grands-principes-cafe-ia',
    summary:
      'Accueil, sobriété, partage libre, proximité, et le moins de données possible sur les gens.',
    author: 'Café IA',
    licence,
  },
  {
    kind: 'format',
    title: 'Les formats d’animation',
    url: 'https://cafeia.org/formats-danimation',
    summary: 'Jouer, écrire, expérimenter, débattre : la page qui réunit les formats d’animation.',
    author: 'Café IA',
    licence,
  },
  {
    kind: 'module',
    title: 'Modules « Qu’est-ce que l’IA », « IA et travail », « IA & Environnement »',
    url: 'https://cafeia.org',
    summary: 'Trois modules prêts à animer, à trouver sur le site de Café IA.',
    author: 'Café IA',
    licence,
  },
  {
    kind: 'game',
    title: 'La Boîte noire de l’IA',
    url: 'https://cafeia.org/la-boite-noire-de-lia',
    summary:
      'Le cycle de vie d’une IA de texte, en cartes : les phases, puis les actions, puis un débat. De 7 à 15 personnes.',
    author: 'Datactivist',
    partner: 'Nantes Métropole',
    minutes: [90, 120],
  },
  {
    kind: 'game',
    title: 'La Bataille de l’IA',
    url: 'https://cnnumerique.fr/node/3332',
    summary:
      'Un jeu de cartes collaboratif sur l’IA générative, en trois temps. Deux heures : il ne tient pas en une.',
    author: 'Latitudes',
    partner: 'Data for Good',
    minutes: [120, 120],
  },
  {
    kind: 'game',
    title: 'St[IA]mmtisch',
    url: 'https://cafeia.org/stiammtisch',
    summary:
      'Un plateau à imprimer, de 2 à 6 joueurs, trois niveaux de cartes : généralités, histoire, défi, débat, déconnexion.',
    author: 'DRANE Grand Est',
    minutes: [50, 50],
  },
  {
    kind: 'game',
    title: 'Aïe Aïe IA',
    url: 'https://cafeia.org/formats-danimation',
    summary: 'Un jeu pour démystifier l’IA, présenté sur la page des formats.',
    author: 'Café IA',
    partner: 'Res’in',
  },
];

/** The library of resources, with what is known at first. */
export class Resources1818100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "resource" (
        "id" uuid NOT NULL, "status" text NOT NULL, "title" text NOT NULL, "kind" text NOT NULL,
        "url" text NOT NULL, "summary" text NOT NULL, "author" text NOT NULL DEFAULT '',
        "partner" text NOT NULL DEFAULT '', "licence" text NOT NULL DEFAULT '',
        "minutes_least" integer, "minutes_most" integer, "publics" text array NOT NULL DEFAULT '{}',
        "checked_on" date, "link_state" text NOT NULL DEFAULT 'unknown',
        "link_checked_at" TIMESTAMP WITH TIME ZONE, "proposed_by_id" uuid,
        "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "refusal_reason" text NOT NULL DEFAULT '', "revision" integer NOT NULL,
        "search" tsvector NOT NULL DEFAULT '',
        CONSTRAINT "PK_resource" PRIMARY KEY ("id"),
        CONSTRAINT "FK_640984c1d0ff0b3ad0952a51d99" FOREIGN KEY ("proposed_by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await queryRunner.query(`
      CREATE TABLE "resource_use" (
        "resource_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL,
        "said_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_resource_use" PRIMARY KEY ("resource_id", "enrolment_id"),
        CONSTRAINT "FK_cbd1a82803ced5bbcf06dfe60ef" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        CONSTRAINT "FK_c19b41d0c08c6d62c4a86977075" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await queryRunner.query(
      `CREATE INDEX "IDX_c19b41d0c08c6d62c4a8697707" ON "resource_use" ("enrolment_id")`,
    );
    await queryRunner.query(`
      CREATE FUNCTION keep_resource_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search := setweight(to_tsvector('french', without_accents(NEW.title)), 'A')
          || to_tsvector('french', without_accents(
               concat_ws(' ', NEW.summary, NEW.author, NEW.partner, NEW.licence)));
        RETURN NEW;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER keep_resource_search
        BEFORE INSERT OR UPDATE OF title, summary, author, partner, licence, search
        ON "resource" FOR EACH ROW EXECUTE FUNCTION keep_resource_search()`);
    await queryRunner.query(`CREATE INDEX "resource_search" ON "resource" USING gin ("search")`);
    await queryRunner.query(`
      CREATE INDEX "resource_by_title" ON "resource"
        ("status", (title COLLATE "und-x-icu"), "id")`);
    for (const [number, { kind, title, url, summary, author, ...more }] of shipped.entries()) {
      const { partner = '', licence: said = '', minutes = [null, null] } = more;
      await queryRunner.query(
        `INSERT INTO "resource" (id, status, kind, title, url, summary, author, partner, licence,
           minutes_least, minutes_most, checked_on, proposed_at, revision)
         VALUES ($1, 'published', $2, $3, $4, $5, $6, $7, $8, $9, $10, '2026-11-23', now(), 1)`,
        [
          `018f0000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`,
          ...[kind, title, url, summary, author, partner, said, ...minutes],
        ],
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "resource_use"`);
    await queryRunner.query(`DROP TABLE "resource"`);
    await queryRunner.query(`DROP FUNCTION keep_resource_search`);
  }
}
