import { phases } from '@percolateur/domain';
import { z } from 'zod';
import { Text } from './text.schema';

/** What a block of a half-day is for; `signer` is never shortened, the break neither. */
export const Phase = z.enum(phases);
export type Phase = z.infer<typeof Phase>;

const Minutes = z.int().min(1).max(90);

/** One block of a lesson as the trainer runs it; all but the first lines are optional. */
export const RunSheetBlock = z
  .strictObject({
    title: Text,
    phase: Phase,
    minutes: Minutes,
    /** The shortest and the longest it can be made. */
    min: Minutes,
    max: Minutes,
    /** Whether it may be dropped when the group is late. */
    skippable: z.boolean().default(false),
    /** First sentence, word for word. */
    say: Text,
    do: Text,
    they: Text,
    groups: Text.optional(),
    material: z.array(Text).optional(),
    watch: Text.optional(),
    planB: Text.optional(),
    trace: Text.optional(),
    screen: Text.optional(),
  })
  .refine(({ min, minutes, max }) => min <= minutes && minutes <= max, {
    path: ['minutes'],
    error: 'La durée tient entre min et max',
  })
  .refine(({ phase, skippable }) => !(phase === 'signer' && skippable), {
    path: ['skippable'],
    error: 'On ne saute pas une signature',
  });
export type RunSheetBlock = z.infer<typeof RunSheetBlock>;

/** What only the trainer reads of a lesson; `notes` is Markdown in the file, HTML in the document. */
export const TrainerGuide = z.strictObject({ notes: Text, blocks: z.array(RunSheetBlock).min(1) });
export type TrainerGuide = z.infer<typeof TrainerGuide>;
