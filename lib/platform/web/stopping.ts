import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Knows every open connection, also those that an upgrade (hot reload) has taken from node:http. */
export function trackConnections(server: Server): { destroyAll: () => void } {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return {
    destroyAll: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Refuses new connections, lets running requests finish for `patienceMs`, then cuts. Resolves when all are closed. */
export async function stopServing(server: Server, connections: { destroyAll: () => void }, patienceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const cut = setTimeout(connections.destroyAll, patienceMs)
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  await closed
  clearTimeout(cut)
  clearInterval(sweep)
}
