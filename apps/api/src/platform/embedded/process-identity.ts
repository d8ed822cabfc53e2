import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Tells one life of a process from a later one that was given the same number: the number and the
 * moment it started. Undefined when no such process lives (a zombie does not).
 */
export function processIdentity(pid: number): string | undefined {
  const started = existsSync('/proc/self/stat') ? startedByProc(pid) : ps(pid, 'lstart=');
  return started && `${pid} ${started}`;
}

/** The command line of a living process; empty when there is none. */
export function commandLine(pid: number): string {
  if (!existsSync('/proc/self/cmdline')) return ps(pid, 'command=') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** proc(5): the fields that follow the parenthesised name; the first is the state, the 20th the start. */
function startedByProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  return (
    spawnSync('ps', ['-o', column, '-p', String(pid)])
      .stdout?.toString()
      .trim() || undefined
  );
}
