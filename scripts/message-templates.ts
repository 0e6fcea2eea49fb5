import type { MessageTemplate } from '@shushi/preview'
import { templateVariable } from '../miniprogram/domain/messages/reminder'

export const DUES_TEMPLATE = 'local-template-dues'

/** The templates of subscribe messages that one would choose in WeChat's console, for a cloud on this machine: docs/deployment.md. */
export const MESSAGE_TEMPLATES: Readonly<Record<string, MessageTemplate>> = {
  [DUES_TEMPLATE]: { title: '党费提醒', fields: { thing1: '提醒事项', thing2: '温馨提示' } },
  'local-template-meeting': {
    title: '会议通知',
    fields: { thing1: '会议名称', time2: '会议时间', thing3: '会议地点', thing4: '备注' },
  },
  'local-template-period': { title: '工作提醒', fields: { thing1: '提醒事项', thing2: '温馨提示' } },
}

/** As the functions are told of them. */
export const TEMPLATE_VARIABLES = {
  [templateVariable('dues')]: DUES_TEMPLATE,
  [templateVariable('meeting')]: 'local-template-meeting',
  [templateVariable('period')]: 'local-template-period',
}

/** As the cloud knows them: which fields each has. */
export const TEMPLATE_FIELDS = Object.fromEntries(
  Object.entries(MESSAGE_TEMPLATES).map(([id, { fields }]) => [id, Object.keys(fields)]),
)
