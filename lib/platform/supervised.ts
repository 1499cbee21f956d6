/** Ends this process when the supervisor that started it is gone, however it went: nothing may serve on without its owner. */
export function endWithSupervisor(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // Waiting for the supervisor's end is no reason to stay when the work is done.
  process.channel?.unref()
}
