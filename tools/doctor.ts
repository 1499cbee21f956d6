// `npm run doctor`: what is wrong with this set-up, in plain words. Ends with 1 when something will not work.
import { checkDatabase } from '#tools/doctor/database.ts'
import type { Finding } from '#tools/doctor/findings.ts'
import { checkBrowser, checkFolder, checkNode, checkPorts } from '#tools/doctor/machine.ts'
import { checkSettings, readOrExplain } from '#tools/doctor/settings.ts'
import { findDemoDatabase } from '#tools/scratch/demo-database.ts'

const read = readOrExplain(process.env)
const findings: Finding[] = [checkNode()]
if ('finding' in read) findings.push(read.finding)
else {
  const { settings } = read
  findings.push(...checkSettings(settings), ...checkFolder(settings), ...(await checkPorts(settings)), await checkBrowser())
  const url = settings.DATABASE_URL || (settings.MODE === 'demo' ? ((await findDemoDatabase())?.appUrl ?? null) : null)
  findings.push(...(await checkDatabase(url, settings)))
}
const marks = { good: '✓', mind: '!', bad: '✗' }
for (const { state, text } of findings) console.log(`${marks[state]} ${text}`)
const count = findings.filter(({ state }) => state === 'bad').length
console.log(count === 0 ? 'Nothing stands in the way.' : `${count} ${count === 1 ? 'thing stands' : 'things stand'} in the way.`)
process.exitCode = count === 0 ? 0 : 1
