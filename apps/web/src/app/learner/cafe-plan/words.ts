import type { Audience, Moment, Pillar, Room, Tone, Variant } from '@percolateur/domain';

export const pillarWords: Record<Pillar, string> = {
  experimenter: 'expérimenter',
  comprendre: 'comprendre',
  discuter: 'discuter',
  agir: 'agir',
};

export const momentWords: Record<Moment, string> = {
  ouvrir: 'Ouvrir',
  'briser-la-glace': 'Briser la glace',
  experimenter: 'Expérimenter',
  comprendre: 'Comprendre',
  discuter: 'Discuter',
  agir: 'Agir',
  clore: 'Finir',
};

export const audienceWords: Record<Audience, string> = {
  tous: 'Tout public',
  aines: 'Personnes âgées',
  jeunes: 'Jeunes',
  parents: 'Parents',
  travail: 'Au travail, ou en recherche d’emploi',
  debutants: 'Loin du numérique',
};

export const roomWords: Record<Room, string> = {
  circle: 'Des chaises que l’on bouge',
  tables: 'Des tables, on reste assis',
  passing: 'Un lieu de passage : marché, hall, dehors',
};

export const toneWords: Record<Tone, string> = {
  discuter: 'Surtout se parler',
  essayer: 'Surtout essayer',
  jouer: 'Surtout jouer',
};

export const variantWords: Record<Variant, string> = {
  seated: 'Assis',
  silent: 'Par écrit, sans parler',
  lowVision: 'Pour qui voit mal',
  noScreen: 'Sans écran',
};

/** « 18 h 05 », so many minutes after `HH:MM`. */
export function clockAt(startsAt: string, minutes: number): string {
  const [hours = 0, past = 0] = startsAt.split(':').map(Number);
  const total = hours * 60 + past + minutes;
  const minute = total % 60;
  const hour = `${Math.floor(total / 60) % 24}\u00a0h`;
  return minute === 0 ? hour : `${hour}\u00a0${String(minute).padStart(2, '0')}`;
}
