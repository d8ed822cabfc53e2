import { z } from 'zod';

/** Stable name used in files, addresses and evidence: lower case, digits, single hyphens. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Identifiant attendu : minuscules, chiffres et traits d’union')
  .max(64);

/** A sentence or a paragraph that somebody will read: never empty, never blank. */
export const Text = z.string().trim().min(1, 'Texte manquant');

export const Day = z.iso.date({ error: 'Date attendue, sous la forme 2026-11-23', abort: true });
