/** A function that is nothing but the adapters: what they ask of the SDK is all that any function of ours does. */
import tcb from '@cloudbase/node-sdk'
import { cloudApp } from '../../../../cloudfunctions/cloudbase/app'
import { CloudbaseFiles } from '../../../../cloudfunctions/cloudbase/cloudbase-files'
import { CloudbaseStore } from '../../../../cloudfunctions/cloudbase/cloudbase-store'
import { invocationOf } from '../../../../cloudfunctions/cloudbase/invocation'
import { miniProgramCodes } from '../../../../cloudfunctions/cloudbase/mini-program-codes'
import { WechatMessenger } from '../../../../cloudfunctions/cloudbase/wechat-messenger'

export { CloudbaseFiles, CloudbaseStore, tcb }

export async function main(_event: unknown, context: object) {
  const { openId } = invocationOf(context)
  const messenger = new WechatMessenger(cloudApp(), { dues: 'template-dues' })
  const drawn = await miniProgramCodes(cloudApp())({ page: 'pages/today/today', scene: 'm1' })
  const sent = await messenger.send({
    to: openId as never,
    kind: 'dues',
    subject: '党费缴纳提醒',
    sentence: '请缴纳。',
  })
  return { openId, drawn: Buffer.from(drawn ?? []).toString('latin1', 1, 4), sent }
}
