import { notarise } from './proof/badge/notarise';

/** Signs or checks, in a thread of the notary. */
export default notarise;
