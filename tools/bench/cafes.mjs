// What cafés cost. Each case says its own rows.
import { calendarRows } from './lib/calendar.mjs';
import { planRows } from './lib/plan.mjs';
import { report } from './lib/report.mjs';

report('cafes', [...(await planRows()), ...(await calendarRows())]);
