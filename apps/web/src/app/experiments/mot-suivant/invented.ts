/** A town that does not exist: its opening hours are what the machine will mix up. */
export const bulletins = `
La mairie est ouverte le lundi de 9 h à 12 h et le jeudi de 14 h à 18 h. La mairie est fermée le samedi.
La médiathèque est ouverte le mercredi de 10 h à 18 h et le samedi de 10 h à 12 h. La médiathèque est fermée le lundi.
La piscine est ouverte le mardi de 12 h à 14 h et le dimanche de 9 h à 13 h. La piscine est fermée le mercredi pour le nettoyage des bassins.
La déchèterie est ouverte le samedi de 9 h à 17 h. La déchèterie est fermée le dimanche et les jours fériés.
Le café est ouvert tous les jours sauf le lundi. Le café est ouvert aux associations le jeudi soir. Le café est servi à la salle des fêtes après la cérémonie.
Le conseil municipal se réunit le premier lundi du mois à 20 h. Le conseil municipal a voté le budget de la médiathèque. Le conseil municipal a voté la rénovation de la piscine et de la salle des fêtes. Les séances du conseil municipal sont ouvertes au public.
La salle des fêtes est réservée aux habitants de la commune. La salle des fêtes est en travaux jusqu’au mois de mars. Pour réserver la salle des fêtes, adressez-vous à la mairie.
L’atelier numérique a lieu le mercredi à 14 h à la médiathèque. L’atelier numérique est gratuit et ouvert à tous. Pour s’inscrire à l’atelier numérique, adressez-vous à la médiathèque. Pour obtenir une carte d’identité, adressez-vous à la mairie sur rendez-vous.
La collecte des déchets verts a lieu le mardi matin. La collecte du verre a lieu le premier jeudi du mois. Les bacs sont à sortir la veille au soir.
Le repas des aînés a lieu le dimanche à la salle des fêtes. Le bal du village a lieu le samedi soir sur la place de la mairie. Le marché a lieu le samedi matin sur la place de la mairie. Le marché est déplacé le jour du bal.
Les travaux de la rue des Tilleuls sont terminés. Les travaux de la place de la mairie sont en retard. La commune remercie les habitants de leur patience. La commune remercie les associations de leur aide.
La rentrée des classes a lieu le lundi matin. La cantine est ouverte à tous les enfants de la commune. Le menu de la cantine est affiché à la mairie. Le bus passe à 8 h devant la mairie et à 8 h 10 devant la médiathèque.
`;

/** Dishes of nobody in particular, written to repeat themselves as recipes do. */
export const recipes = `
Pour la soupe, épluchez les carottes et coupez les pommes de terre en morceaux. Faites fondre le beurre dans une grande casserole. Ajoutez les carottes, les pommes de terre et un peu de sel. Versez l’eau froide et laissez cuire à feu doux pendant vingt minutes. Mixez la soupe et servez bien chaud.
Pour les crêpes, mélangez la farine, les œufs et une pincée de sel. Versez le lait petit à petit. Laissez reposer la pâte pendant une heure. Faites chauffer un peu de beurre dans la poêle. Versez une louche de pâte et laissez cuire une minute de chaque côté. Servez les crêpes avec du sucre ou du miel.
Pour le gâteau au chocolat, faites fondre le chocolat et le beurre à feu doux. Mélangez les œufs et le sucre. Ajoutez la farine, puis le chocolat fondu. Versez la pâte dans un moule beurré. Laissez cuire au four pendant vingt-cinq minutes. Le gâteau est prêt quand la lame du couteau ressort sèche. Laissez refroidir le gâteau avant de servir.
Pour la tarte aux pommes, étalez la pâte dans un moule beurré. Épluchez les pommes et coupez les pommes en quartiers. Rangez les pommes sur la pâte. Mélangez les œufs, le sucre et la crème. Versez le mélange sur les pommes. Laissez cuire au four pendant trente minutes. La tarte est prête quand les pommes sont dorées. Servez la tarte encore tiède.
Pour le riz au lait, faites chauffer le lait avec le sucre. Ajoutez le riz quand le lait est chaud. Laissez cuire à feu doux pendant une heure et mélangez de temps en temps. Laissez refroidir avant de servir.
Pour la purée, faites cuire les pommes de terre dans l’eau salée. Écrasez les pommes de terre avec le beurre. Versez le lait chaud et mélangez. Ajoutez une pincée de sel et servez aussitôt.
Pour le café, faites chauffer l’eau sans la laisser bouillir. Versez l’eau chaude sur le café moulu. Le café est prêt quand la cafetière est pleine. Servez quand le café est chaud. Le café est chaud pendant dix minutes, et le café est froid ensuite. Si le café est trop fort, ajoutez un peu de lait. Si le café est chaud, ajoutez du lait froid.
Pour la salade, lavez les feuilles dans l’eau froide. Coupez les tomates en morceaux et ajoutez les œufs durs. Mélangez l’huile, le vinaigre et une pincée de sel. Versez la sauce sur la salade et servez aussitôt.
Pour la compote, épluchez les pommes et coupez les pommes en morceaux. Ajoutez un peu d’eau et de sucre. Laissez cuire à feu doux pendant vingt minutes. Écrasez les pommes et laissez refroidir. Servez la compote avec les crêpes ou avec le riz au lait.
`;
