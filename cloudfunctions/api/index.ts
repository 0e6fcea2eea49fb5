/** The function behind nearly every call of the mini-program. What needs document libraries runs in `report`. */
import { cloudApp } from '../cloudbase/app'
import { reminderTemplates } from '../cloudbase/reminder-templates'
import { WechatMessenger } from '../cloudbase/wechat-messenger'
import { compose } from '../compose'
import { handlers } from './handlers'

/** The contract sends procedures with documents to the other function; one here is a mistake of ours. */
function elsewhere(): never {
  throw new Error('Documents are read and written in the function "report"')
}

export const main = compose({
  runs: ['api'],
  handlers,
  messenger: () => new WechatMessenger(cloudApp(), reminderTemplates()),
  documents: {
    readDocument: elsewhere,
    writeDocument: elsewhere,
    writePage: elsewhere,
    readSheet: elsewhere,
    writeSheets: elsewhere,
  },
})
