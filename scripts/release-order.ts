/** What is to be sent to WeChat, from a command line and what stands in the project. */
import { join } from 'node:path'

const ACTS = ['preview', 'upload'] as const

/** As send.cjs takes it. */
export interface Order {
  readonly act: (typeof ACTS)[number]
  readonly appid: string
  readonly privateKeyPath: string
  readonly version: string
  /** Shown beside the version in WeChat's console; the reviewer reads it. */
  readonly desc: string
  /** Which of WeChat's thirty robots uploads: each has its own trial version. */
  readonly robot: number
  /** Where the code of a preview is drawn. */
  readonly qrcodeOutputDest: string
}

export interface Asked {
  readonly act: string | undefined
  readonly key?: string | undefined
  readonly desc?: string | undefined
  readonly robot?: string | undefined
}

export interface Project {
  readonly appid: string
  readonly cloudEnvironment: string
  readonly version: string
  readonly hasFile: (path: string) => boolean
}

/** Throws with a sentence for who asked: nothing is sent that WeChat would refuse, or that would run nowhere. */
export function orderOf(asked: Asked, { appid, cloudEnvironment, version, hasFile }: Project): Order {
  const act = ACTS.find((each) => each === asked.act)
  if (!act) throw new Error('请写明做什么：npm run release -- preview 或 upload，加上 --key <上传密钥文件>')
  if (appid === 'touristappid') throw new Error('project.config.json 里还是游客号：请换成自己的 appid。')
  if (cloudEnvironment === '')
    throw new Error('miniprogram/services/cloud-environment.ts 里还没有云开发环境：传上去也打不开。')
  if (asked.key === undefined || !hasFile(asked.key))
    throw new Error(
      '请用 --key 给出上传密钥的文件（mp.weixin.qq.com →“开发管理”→“开发设置”→“小程序代码上传”，同时把本机的 IP 加进白名单）。',
    )
  const robot = Number(asked.robot ?? 1)
  if (!Number.isInteger(robot) || robot < 1 || robot > 30) throw new Error('--robot 是 1 到 30。')
  return {
    ...{ act, appid, version, robot },
    privateKeyPath: asked.key,
    desc: asked.desc ?? '',
    qrcodeOutputDest: join(__dirname, '../out/preview.jpg'),
  }
}
