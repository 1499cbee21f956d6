// Who may replay: a gateway's id, secret and key, and the machines that it speaks for.
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.array(
  z.object({
    deviceId: z.string(),
    secret: z.string(),
    /** Ed25519 PKCS#8, base64. */
    privateKey: z.string(),
    machines: z.array(z.object({ deviceId: z.string(), number: z.string(), name: z.string().default('') })).min(1),
  }),
)

export type Speaker = {
  gatewayId: string
  secret: string
  privateKey: string
  machine: { deviceId: string; number: string; name: string }
}

/** The gateway that speaks for a machine (its number or id; the first one without), by the file of gateways. Throws a sentence. */
export function findSpeaker(file: string, wanted: string | undefined): Speaker {
  const gateways = schema.safeParse(parse(file))
  if (!gateways.success)
    throw new Error(`${file} holds no gateways: ${gateways.error.issues[0]!.path.join('.') || 'the whole'} is wrong.`)
  for (const { deviceId, secret, privateKey, machines } of gateways.data) {
    const machine = wanted ? machines.find((one) => one.number === wanted || one.deviceId === wanted) : machines[0]
    if (machine) return { gatewayId: deviceId, secret, privateKey, machine }
  }
  const known = gateways.data.flatMap(({ machines }) => machines.map(({ number, name }) => `${number} (${name})`))
  throw new Error(`${wanted} is no machine of a gateway in ${file}. There: ${known.join(', ') || 'none'}.`)
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${file} is not JSON.`)
    throw new Error(`There is no ${file}. Start the demo once (npm start), or name a file with --gateways.`)
  }
}
