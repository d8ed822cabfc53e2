// What cafés cost. Each case says its own rows.
import { planRows } from './lib/plan.mjs';
import { report } from './lib/report.mjs';

report('cafes', await planRows());
