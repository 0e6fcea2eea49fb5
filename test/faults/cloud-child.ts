/** The process that is killed: the cloud of `npm start` on a folder, in whatever storm it is told. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { startDemoCloud } from '../../scripts/demo-cloud'
import { diceOf } from '../builders/dice'
import { CALM, StormyWay, type Storm } from './weather'

const [folder = '', functionsFolder = '', port = '0', transactionMilliseconds = ''] = process.argv.slice(2)
const note = (fault: string) => appendFileSync(join(folder, 'faults.txt'), `${fault}\n`)

async function main(): Promise<void> {
  const way = (storm: Storm) => new StormyWay(storm, diceOf(storm.seed), note, () => cloud.restartFunctions())
  let now = way(CALM)
  const { cloud } = await startDemoCloud({
    folder,
    year: 2025,
    options: {
      functionsFolder,
      port: Number(port),
      log: (line) => appendFileSync(join(folder, 'log.txt'), `${line}\n`),
      reachedThrough: (request, arrive) => now.pass(request, arrive),
      writing: () => now.writing(),
      transactionMilliseconds: Number(transactionMilliseconds),
    },
  })
  process.on('message', (asked: Storm | 'peak') => {
    if (asked === 'peak') return void process.send?.(process.resourceUsage().maxRSS)
    now = way(asked)
    process.send?.('heard')
  })
  process.on('disconnect', () => process.exit())
  process.send?.({ address: cloud.address, adminUrl: cloud.adminUrl })
}

void main()
