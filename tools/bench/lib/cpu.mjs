// Reads from /proc what processes have used.
import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

/** A process and all below it. */
export function familyOf(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = pid ? statOf(pid) : null;
    if (stat) parents.set(pid, stat.parent);
  }
  const family = [root];
  for (const pid of family) {
    for (const [child, parent] of parents) if (parent === pid) family.push(child);
  }
  return family;
}

/** CPU time used so far by these processes, in milliseconds. */
export function cpuOf(pids) {
  const ticks = pids.reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), 0);
  return (ticks * 1000) / ticksPerSecond;
}

/** Resident memory of one process, in megabytes. */
export function residentOf(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  return Number(kilobytes) / 1024;
}

/** The most memory that one process has held, in megabytes. */
export function peakMemoryOf(pid) {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  return Number(kilobytes) / 1024;
}

/** The command line of a process. */
export const commandOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
