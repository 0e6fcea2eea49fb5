/** The process the crash test kills: a database in the folder named by its argument, behind the test endpoint. */
import { openDatabase } from '../../../../local/cloud/database/database'
import { serveDatabase } from './endpoint'

async function main(path: string): Promise<void> {
  const manifest = { checkIns: { indexes: [{ fields: ['pair'], unique: true }] }, receipts: { indexes: [] } }
  const { url } = await serveDatabase(await openDatabase({ path, manifest }))
  process.send?.(url)
}

void main(process.argv[2] ?? '')
