/** What everybody who is asked to come must know: said by the message and by the paper alike. */
export const joiningRules: readonly string[] = [
  'Chaque demi-journée se signe, du quart d’heure qui la précède jusqu’à sa fin.',
  'Une absence ou un retard se signale au plus tôt, au contact ci-dessus.',
];
