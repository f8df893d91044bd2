const RUN_MILLISECONDS = 20;
const REST_MILLISECONDS = 180;

/**
 * Lets a process run for a tenth of the time, as on a PC that is busy with other things, so that what lasts a moment on
 * an idle one can be seen and cancelled. The answer ends it. Needs the signals of a POSIX system.
 */
export const slowDown = (pid: number): (() => void) => {
  let timer: NodeJS.Timeout;
  const rest = (): void => {
    process.kill(pid, 'SIGSTOP');
    timer = setTimeout(run, REST_MILLISECONDS);
  };
  const run = (): void => {
    process.kill(pid, 'SIGCONT');
    timer = setTimeout(rest, RUN_MILLISECONDS);
  };
  rest();
  return () => {
    clearTimeout(timer);
    process.kill(pid, 'SIGCONT');
  };
};
