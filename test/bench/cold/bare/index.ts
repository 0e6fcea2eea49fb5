/** The least that a function with a database does: asks the SDK for one document. */
import tcb from '@cloudbase/node-sdk'

export async function main() {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
  return app.database().collection('members').where({ _id: 'member-1' }).limit(1).get()
}
