/** The process the crash test kills: a cloud in the folder named by its argument. */
import { startLocalCloud } from '../..'

async function main(dataFolder: string): Promise<void> {
  const collections = { checkIns: { indexes: [{ fields: ['pair'], unique: true }] }, receipts: { indexes: [] } }
  const { adminUrl } = await startLocalCloud({ dataFolder, collections })
  process.send?.(adminUrl)
}

void main(process.argv[2] ?? '')
