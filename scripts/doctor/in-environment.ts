/** Whether an environment has what the code needs, and what nobody can see from outside of WeChat. */
import { REMINDER_KINDS, templateVariable } from '#domain/messages/reminder'
import type { State, Variables } from '../deploy/environment'
import { planFor } from '../deploy/steps'
import { makeVariables, STORAGE_RULE } from '../deploy/wanted'
import { finding, type Finding } from './finding'

/** `envId`: the environment that was looked at; `ofPhone`: the one the mini-program belongs to. */
export function environmentFindings(state: State, envId: string, ofPhone: string): readonly Finding[] {
  const { steps, byHand, besides, isDone } = planFor(state, {}, makeVariables())
  const api: Variables = state.functions['api']?.variables ?? {}
  const differing = isDone ? [] : steps.map(({ words }) => words).filter((words) => !words.startsWith('上传云函数'))
  return [
    finding(
      ofPhone === envId,
      '小程序用的就是这个环境',
      `miniprogram/services/cloud-environment.ts 写的是“${ofPhone}”`,
    ),
    finding(
      state.storageRule === STORAGE_RULE,
      `云存储的权限（${state.storageRule}）`,
      '应为 ADMINONLY（仅管理端可读写）；新环境默认谁都能读，链接不会过期：npm run deploy 会改',
    ),
    finding(isDone, '集合、索引、权限、云函数的设置与代码要的一样', `npm run deploy 会做：${differing.join('；')}`),
    ...byHand.map((advice): Finding => ({ state: 'wrong', what: '部署不能自己改的', advice })),
    ...REMINDER_KINDS.map((kind) =>
      finding(
        Boolean(api[templateVariable(kind)]),
        `订阅消息的模板 ${templateVariable(kind)}`,
        '没有设：这一类提醒不发。选好模板以后把编号放进这个环境变量，再运行 npm run deploy',
        'later',
      ),
    ),
    finding(
      !api['SHUSHI_SETUP_CODE'],
      '启用码已经收回',
      '第一位书记登记好以后，请用 SHUSHI_SETUP_CODE= npm run deploy -- --env … 去掉它',
      'later',
    ),
    finding(
      !api['SHUSHI_CHECK_IN_KEY_BEFORE'],
      '签到码没有正在更换的密钥',
      '更换满一天以后，请用 SHUSHI_CHECK_IN_KEY_BEFORE= npm run deploy -- --env … 去掉旧的',
      'later',
    ),
    ...besides.map((what): Finding => ({ state: 'said', what })),
    ...outOfSight(state).map((what): Finding => ({ state: 'said', what })),
  ]
}

function outOfSight({ storageDomain }: State): string[] {
  return [
    `请在 mp.weixin.qq.com 看 downloadFile 合法域名里有没有 https://${storageDomain || '（云存储的域名）'}`,
    '云函数 api、remind 要用微信开发者工具上传过一次，云调用才有权限；没有权限时，它们的日志里有 -604101',
    '用户隐私保护指引、备案、类目、基础库最低版本，只能在 mp.weixin.qq.com 看（docs/deployment.md）',
  ]
}
