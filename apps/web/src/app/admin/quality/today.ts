import { localDate } from '@percolateur/domain';
import { deviceTimeZone } from '../../ui/when';

/** The day that it is here, as a date field takes it. */
export const today = () => localDate(new Date(), deviceTimeZone());
